import { describe, expect, test } from 'vitest';
import { createLinkWatch } from '../../../../main/audio/session/link-watch.ts';

const TICK_MS = 20;
const MINUTE_MS = 60_000;
const ROUND_TRIP_MS = 40;

/**
 * A call that sends and hears without a pause for so long; a session that is given up is replaced at once. `answersAfterMs`: what a
 * ping of the session of that number, so old by then, takes; null where it is never answered.
 */
function watch(untilMs: number, answersAfterMs: (session: number, sessionMs: number, nowMs: number) => number | null) {
  const link = createLinkWatch();
  const givenUpAt: number[] = [];
  const heldAt: number[] = [];
  let openedMs = 0;
  let answers: { readonly atMs: number; readonly mark: number }[] = [];
  const ping = (nowMs: number): void => {
    const afterMs = answersAfterMs(givenUpAt.length, nowMs - openedMs, nowMs);
    if (afterMs !== null) answers.push({ atMs: nowMs + afterMs, mark: link.mark });
  };
  const open = (nowMs: number): void => {
    openedMs = nowMs;
    answers = [];
    link.opened(nowMs);
    ping(nowMs);
  };
  open(0);
  for (let nowMs = TICK_MS; nowMs <= untilMs; nowMs += TICK_MS) {
    for (; (answers[0]?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs; answers = answers.slice(1)) link.pong(answers[0]?.mark ?? 0, nowMs);
    if (link.sound(TICK_MS, nowMs) === 'ping') ping(nowMs);
    if (link.isSuspect) heldAt.push(nowMs);
    else link.sent(640);
    const duty = link.look(nowMs);
    if (duty === 'ping') ping(nowMs);
    if (duty !== 'give-up') continue;
    givenUpAt.push(nowMs);
    open(nowMs);
  }
  return { givenUpAt, heldAt };
}

describe('a way up on which answers stop, while sound comes down as ever', () => {
  test('in two sessions in a row is trusted again after a minute of answers: it is held, and given up, as before', () => {
    const stopsAgainMs = 3 * MINUTE_MS;
    const { givenUpAt, heldAt } = watch(4 * MINUTE_MS, (_session, sessionMs, nowMs) => {
      if (nowMs < MINUTE_MS) return sessionMs < 6_000 ? ROUND_TRIP_MS : null;
      return nowMs < stopsAgainMs || sessionMs < 20_000 ? ROUND_TRIP_MS : null;
    });
    expect(heldAt.some((atMs) => atMs > 30_000 && atMs < stopsAgainMs)).toBe(false); // trusted no more, and for good reason
    expect(heldAt.find((atMs) => atMs >= stopsAgainMs)).toBeLessThan(stopsAgainMs + 600);
    expect(givenUpAt[1]).toBeGreaterThan(stopsAgainMs + 5_000);
    expect(givenUpAt[1]).toBeLessThan(stopsAgainMs + 5_800);
    expect(givenUpAt).toHaveLength(2);
  });

  test('after the first six seconds of every session costs one session in half an hour: it is the service', () => {
    const { givenUpAt } = watch(30 * MINUTE_MS, (_session, sessionMs) => (sessionMs < 6_000 ? ROUND_TRIP_MS : null));
    expect(givenUpAt).toHaveLength(1);
  });

  test('for six seconds of every twelve costs one session in half an hour: such answers prove nothing', () => {
    const { givenUpAt } = watch(30 * MINUTE_MS, (_session, _sessionMs, nowMs) => (nowMs % 12_000 < 6_000 ? ROUND_TRIP_MS : null));
    expect(givenUpAt).toHaveLength(1);
  });

  test('after the first seventy seconds of every session costs two in half an hour: each time more is asked for', () => {
    const { givenUpAt } = watch(30 * MINUTE_MS, (_session, sessionMs) => (sessionMs < 70_000 ? ROUND_TRIP_MS : null));
    expect(givenUpAt).toHaveLength(2);
  });
});
