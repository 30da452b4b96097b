import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { type LineLiveness, NEW_LINE, stepLine, wayState } from '../../../../main/core/events/line-liveness.ts';
import type { Liveness } from '../../../../main/core/events/liveness-phases.ts';

const at = (seconds: number): UnixMs => unixMs(1_800_000_000_000 + seconds * 1_000);
const minutes = (count: number): UnixMs => at(count * 60);
const round = { id: 1, sentAt: at(0), deadlineAt: at(5), retryAt: null };
const PROVEN: Liveness = { phase: 'proven', rounds: 1, publicUrl: 'https://one.example', provenAt: at(0), probeAt: at(10), round: null };
const REGISTERED: LineLiveness = { ...NEW_LINE, webhook: 'registered' };

test.each<[Liveness, LineLiveness, string | null]>([
  [{ phase: 'off', rounds: 0 }, REGISTERED, 'no-tunnel'],
  [{ phase: 'opening', rounds: 0, since: at(0), reopens: 0, reopenAt: at(60) }, REGISTERED, 'tunnel-opening'],
  [
    { phase: 'unproven', rounds: 1, publicUrl: 'https://one.example', since: at(0), until: at(30), reopens: 0, round },
    REGISTERED,
    'tunnel-opening',
  ],
  [
    { phase: 'unproven', rounds: 1, publicUrl: 'https://one.example', since: at(0), until: at(30), reopens: 1, round },
    REGISTERED,
    'probe-lost',
  ],
  [{ phase: 'failed', rounds: 0, since: at(0), reopens: 0, error: appError('tunnel-refused') }, REGISTERED, 'tunnel-down'],
  [
    {
      phase: 'silent',
      rounds: 1,
      publicUrl: 'https://one.example',
      since: at(0),
      probeAt: at(10),
      round: null,
      reopens: 1,
      reopenAt: at(15),
    },
    REGISTERED,
    'probe-lost',
  ],
  [PROVEN, NEW_LINE, 'tunnel-opening'],
  [PROVEN, { ...NEW_LINE, webhook: 'registering' }, 'tunnel-opening'],
  [PROVEN, { ...NEW_LINE, webhook: 'refused' }, 'webhook-refused'],
  [PROVEN, { ...REGISTERED, distrustedUntil: at(9), losses: 1 }, 'events-lost'],
  [PROVEN, { ...REGISTERED, distrustedUntil: at(1), losses: 1 }, null],
  [{ ...PROVEN, provenAt: at(-60) }, REGISTERED, 'probe-lost'],
  [PROVEN, REGISTERED, null],
])('%j with %j is polled because of %s', (tunnel, line, cause) => {
  const state = wayState(tunnel, line, at(1));
  expect([state.cause, state.live]).toEqual([cause, cause === null]);
});

test('trust comes back with a webhook, with the cause mended, on request, or by itself, each time later', () => {
  const lost = stepLine(REGISTERED, { type: 'events-lost' }, at(0));
  expect(lost.distrustedUntil).toBe(minutes(5));
  expect(stepLine(lost, { type: 'webhook-heard' }, at(1))).toEqual(REGISTERED);
  expect(stepLine(lost, { type: 'mend' }, at(1)).distrustedUntil).toBeNull();
  expect(stepLine(lost, { type: 'registration', webhook: 'registered', mended: true }, at(1)).distrustedUntil).toBeNull();
  expect(stepLine(lost, { type: 'registration', webhook: 'registered', mended: false }, at(1)).distrustedUntil).toBe(minutes(5));

  let line = REGISTERED;
  const durations = [0, 1, 2, 3, 4, 5].map(() => {
    line = stepLine(line, { type: 'events-lost' }, at(0));
    return ((line.distrustedUntil ?? 0) - at(0)) / 60_000;
  });
  expect(durations).toEqual([5, 10, 20, 40, 40, 40]);
});

test('what was lost since the last proof of a tunnel that then falls silent is forgotten with it; an older loss is not', () => {
  const once = stepLine(REGISTERED, { type: 'events-lost' }, at(0));
  const twice = stepLine(once, { type: 'events-lost' }, at(400));
  expect(stepLine(twice, { type: 'tunnel-lost', provenAt: at(395) }, at(410))).toMatchObject({ distrustedUntil: null, losses: 1 });
  expect(stepLine(twice, { type: 'tunnel-lost', provenAt: at(401) }, at(410))).toEqual(twice);
  expect(stepLine(REGISTERED, { type: 'tunnel-lost', provenAt: at(0) }, at(10))).toEqual(REGISTERED);
});
