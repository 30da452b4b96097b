import { describe, expect, test } from 'vitest';
import { createLinkWatch, type LinkDuty } from '../../../../main/audio/session/link-watch.ts';

const TICK_MS = 20;

interface Link {
  /** Sound comes every 60 ms at these times. */
  readonly sounds: (nowMs: number) => boolean;
  /** A ping is answered after so long; null where it never is. */
  readonly answersAfterMs?: (nowMs: number) => number | null;
  readonly untilMs: number;
  readonly isAwake?: (nowMs: number) => boolean;
  /** After a stall TCP brings what it held back. */
  readonly bursts?: boolean;
}

/** Runs a link; a link that is given up is replaced at once, over the same watch. */
function watch({ sounds, answersAfterMs = () => null, untilMs, isAwake = () => true, bursts = false }: Link) {
  const link = createLinkWatch();
  const duties: { readonly atMs: number; readonly duty: LinkDuty }[] = [];
  const suspectAt: number[] = [];
  let answers: { readonly atMs: number; readonly mark: number }[] = [];
  let owed = 0;
  const ping = (nowMs: number): void => {
    const afterMs = answersAfterMs(nowMs);
    if (afterMs !== null) answers.push({ atMs: nowMs + afterMs, mark: link.mark });
  };
  link.opened(0);
  ping(0);
  for (let nowMs = TICK_MS; nowMs <= untilMs; nowMs += TICK_MS) {
    if (nowMs % 60 === 0) owed += 1;
    if (!isAwake(nowMs)) continue;
    if (sounds(nowMs)) for (; owed > 0; owed -= 1) link.sound(60, nowMs);
    else if (!bursts) owed = 0;
    for (const { atMs, mark } of answers) if (atMs <= nowMs) link.pong(mark, nowMs);
    answers = answers.filter(({ atMs }) => atMs > nowMs);
    const duty = link.look(nowMs);
    if (duty !== 'nothing') duties.push({ atMs: nowMs, duty });
    if (duty === 'ping') ping(nowMs);
    if (duty === 'give-up') {
      link.opened(nowMs);
      answers = [];
      owed = 0;
      ping(nowMs);
    }
    if (link.isSuspect) suspectAt.push(nowMs);
  }
  const at = (which: LinkDuty): readonly number[] => duties.filter(({ duty }) => duty === which).map(({ atMs }) => atMs);
  return { givenUpAt: at('give-up'), pingedAt: at('ping'), suspectAt };
}

describe('a stream that never pauses', () => {
  test('and falls silent is asked after 300 ms, held, and given up after a second, whether it answered pings before or not', () => {
    for (const answersAfterMs of [() => null, (nowMs: number) => (nowMs < 6_000 ? 50 : null)]) {
      const { pingedAt, givenUpAt, suspectAt } = watch({ sounds: (nowMs) => nowMs <= 6_000, answersAfterMs, untilMs: 7_000 });
      expect(pingedAt.filter((atMs) => atMs > 6_000)[0]).toBe(6_300);
      expect(suspectAt[0]).toBe(6_300);
      expect(givenUpAt).toEqual([7_000]);
    }
  });

  test('and stalls for 900 ms again and again is kept: what was held back comes after each', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => nowMs % 5_000 > 900, bursts: true, untilMs: 60_000 });
    expect(givenUpAt).toEqual([]);
  });

  test('is not blamed for a standstill of this process, nor for a sleep of the machine', () => {
    const { givenUpAt, suspectAt } = watch({
      sounds: () => true,
      isAwake: (nowMs) => nowMs % 10_000 < 5_000 || nowMs % 10_000 > 9_000,
      untilMs: 60_000,
    });
    expect(givenUpAt).toEqual([]);
    expect(suspectAt).toEqual([]);
  });
});

describe('a stream that breaks off while something goes on answering pings', () => {
  const answersAfterMs = (): number => 50;

  test('is given up after a second where it had never paused in minutes, and the agent’s voice goes on until then', () => {
    const { givenUpAt, suspectAt } = watch({
      sounds: (nowMs) => nowMs <= 300_000 || nowMs > 301_200, // the new session has its sound again
      answersAfterMs,
      untilMs: 400_000,
    });
    expect(givenUpAt).toEqual([301_000]);
    expect(suspectAt.length * TICK_MS).toBeLessThanOrEqual(60);
  });

  test('is given up once where the new session is silent as well: it was the service’s own pause', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => nowMs <= 300_000, answersAfterMs, untilMs: 600_000 });
    expect(givenUpAt).toEqual([301_000]);
  });

  test('is given up again after four times as much sound, no sooner, and no later because the new session was silent too', () => {
    for (const [steadyMs, times] of [
      [40_000, 1],
      [60_000, 2],
    ] as const) {
      const sounds = (nowMs: number): boolean => nowMs <= 22_000 || (nowMs > 27_000 && nowMs <= 27_000 + steadyMs);
      const { givenUpAt } = watch({ sounds, answersAfterMs, untilMs: 120_000 });
      expect(givenUpAt).toHaveLength(times);
    }
  });

  test('is asked what it is before it has been steady for long: an answer says that it pauses', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => nowMs <= 9_000, answersAfterMs, untilMs: 60_000 });
    expect(givenUpAt).toEqual([]);
  });

  test('again and again, after half a minute each time, costs one session in an hour', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => nowMs % 32_000 > 1_500, answersAfterMs, untilMs: 3_600_000 });
    expect(givenUpAt).toHaveLength(1);
  });
});

describe('a service that sends nothing while its customer is silent', () => {
  const pausing = (nowMs: number): boolean => nowMs % 8_000 < 4_500;

  test('is never given up where it answers pings, and its pauses do not hold up the agent’s voice', () => {
    const { givenUpAt, suspectAt, pingedAt } = watch({ sounds: pausing, answersAfterMs: () => 80, untilMs: 120_000 });
    expect(givenUpAt).toEqual([]);
    expect(suspectAt.length * TICK_MS).toBeLessThan(15 * 100); // no longer than an answer takes, in the first pauses only
    expect(pingedAt.length).toBeLessThan(120);
  });

  test('is asked in its first pause too where that begins beside a ping that measures: no answer of before tells of a silence', () => {
    for (let lastMs = 9_600; lastMs <= 10_140; lastMs += 60) {
      const { givenUpAt, pingedAt } = watch({ sounds: (nowMs) => nowMs <= lastMs, answersAfterMs: () => 50, untilMs: lastMs + 3_000 });
      expect(givenUpAt).toEqual([]);
      const askedAt = pingedAt.filter((atMs) => atMs >= lastMs + 300);
      expect(askedAt).toEqual([300, 1_300, 2_300].map((afterMs) => lastMs + afterMs));
    }
  });

  test('is given up a few times at most where it answers none: then it is known', () => {
    const { givenUpAt } = watch({ sounds: pausing, untilMs: 600_000 });
    expect(givenUpAt.length).toBeLessThanOrEqual(2);
    expect(givenUpAt.every((atMs) => atMs < 60_000)).toBe(true);
  });

  test('and is gone is noticed by the missing answer', () => {
    const { givenUpAt } = watch({
      sounds: (nowMs) => nowMs < 20_000 && pausing(nowMs),
      answersAfterMs: (nowMs) => (nowMs < 30_000 ? 80 : null),
      untilMs: 33_000,
    });
    expect(givenUpAt[0]).toBeGreaterThan(30_000);
    expect(givenUpAt[0]).toBeLessThan(32_500);
  });

  test('over a slow way gets twice the time that its answers took', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => nowMs < 2_000, answersAfterMs: () => 900, untilMs: 60_000 });
    expect(givenUpAt).toEqual([]);
  });
});

test('a way of 800 ms is given the time it takes: pauses are no death, and after the first one no doubt', () => {
  const { givenUpAt, suspectAt } = watch({ sounds: (nowMs) => nowMs % 8_000 < 4_500, answersAfterMs: () => 800, untilMs: 120_000 });
  expect(givenUpAt).toEqual([]);
  expect(suspectAt.filter((atMs) => atMs > 8_000)).toEqual([]);
});

describe('a service that answers no pings', () => {
  test('is asked by one new session after ten seconds of nothing, however short its sound was before', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => nowMs <= 2_000, untilMs: 300_000 });
    expect(givenUpAt).toEqual([11_980]); // the last sound of 60 ms is of 1,980
  });

  test('and is silent for longer than that again and again costs one session', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => nowMs % 14_000 < 2_000, untilMs: 600_000 });
    expect(givenUpAt).toHaveLength(1);
  });

  test('and paused now and then is still noticed where it breaks off after a minute without a pause', () => {
    const { givenUpAt } = watch({ sounds: (nowMs) => (nowMs < 30_000 ? nowMs % 2_500 > 700 : nowMs <= 90_000), untilMs: 91_500 });
    expect(givenUpAt).toEqual([91_000]);
  });

  test('is trusted sooner again when minutes have gone by without a pause', () => {
    const broken = (nowMs: number): boolean => nowMs > 400_000 && nowMs <= 401_100;
    const { givenUpAt } = watch({
      sounds: (nowMs) => (nowMs < 30_000 ? nowMs % 2_500 > 700 : !broken(nowMs) && nowMs <= 420_000),
      untilMs: 421_500,
    });
    expect(givenUpAt).toHaveLength(2);
    expect(givenUpAt[1]).toBeLessThanOrEqual(421_000);
  });
});

test('a service that says nothing at all and answers nothing is left alone', () => {
  const { givenUpAt, suspectAt } = watch({ sounds: () => false, untilMs: 60_000 });
  expect(givenUpAt).toEqual([]);
  expect(suspectAt).toEqual([]);
});

test('while sound comes a ping leaves every 5 s, and tells how long the way there and back is', () => {
  expect(watch({ sounds: () => true, untilMs: 16_000 }).pingedAt).toEqual([5_000, 10_000, 15_000]);
  const link = createLinkWatch();
  link.opened(0);
  expect(link.roundTripMs).toBeNull();
  link.pong(link.mark, 38);
  expect(link.roundTripMs).toBe(38);
  for (let nowMs = 40; nowMs <= 5_000; nowMs += 20) {
    link.sound(20, nowMs);
    link.look(nowMs);
  }
  link.pong(link.mark, 5_212);
  expect(link.roundTripMs).toBeGreaterThanOrEqual(212);
  expect(link.roundTripMs).toBeLessThanOrEqual(252);
});
