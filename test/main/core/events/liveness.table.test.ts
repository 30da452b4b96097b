import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { stepLiveness } from '../../../../main/core/events/liveness.ts';
import { type Liveness, type LivenessInput, tunnelStatus } from '../../../../main/core/events/liveness-phases.ts';

const at = (seconds: number): UnixMs => unixMs(1_800_000_000_000 + seconds * 1_000);
const URL = 'https://one.example';
const open = (publicUrl = URL): LivenessInput => ({ type: 'news', news: { state: 'open', publicUrl } });
const opening: LivenessInput = { type: 'news', news: { state: 'opening' } };
const failed: LivenessInput = { type: 'news', news: { state: 'failed', error: appError('tunnel-lost') } };

type Phase = Liveness['phase'];
const round = { id: 7, sentAt: at(0), deadlineAt: at(5), retryAt: null };
const IN: { readonly [P in Phase]: Extract<Liveness, { readonly phase: P }> } = {
  off: { phase: 'off', rounds: 7 },
  opening: { phase: 'opening', rounds: 7, since: at(-20), reopens: 1, reopenAt: at(0) },
  failed: { phase: 'failed', rounds: 7, since: at(-20), reopens: 1, error: appError('tunnel-refused') },
  unproven: { phase: 'unproven', rounds: 7, publicUrl: URL, since: at(-30), until: at(0), reopens: 0, round },
  proven: { phase: 'proven', rounds: 7, publicUrl: URL, provenAt: at(-10), probeAt: at(0), round },
  silent: { phase: 'silent', rounds: 7, publicUrl: URL, since: at(-20), probeAt: at(10), round, reopens: 1, reopenAt: at(0) },
};
const NOTHING = 'nothing';
/** The phase that follows, and what is ordered. */
const TABLE = {
  off: {
    open: 'opening',
    off: NOTHING,
    opening: NOTHING,
    address: NOTHING,
    'same address': NOTHING,
    failed: NOTHING,
    heard: NOTHING,
    'heard another': NOTHING,
    'not heard': NOTHING,
    webhook: NOTHING,
    wake: NOTHING,
    mend: NOTHING,
    time: NOTHING,
  },
  opening: {
    open: 'opening',
    off: 'off',
    opening: NOTHING,
    address: 'unproven probe',
    'same address': 'unproven probe',
    failed: 'failed',
    heard: NOTHING,
    'heard another': NOTHING,
    'not heard': NOTHING,
    webhook: NOTHING,
    wake: 'opening reopen',
    mend: 'opening reopen',
    time: 'opening reopen',
  },
  failed: {
    open: 'opening',
    off: 'off',
    opening: 'opening',
    address: 'unproven probe',
    'same address': 'unproven probe',
    failed: 'failed',
    heard: NOTHING,
    'heard another': NOTHING,
    'not heard': NOTHING,
    webhook: NOTHING,
    wake: 'opening reopen',
    mend: 'opening reopen',
    time: NOTHING,
  },
  unproven: {
    open: 'opening',
    off: 'off',
    opening: 'opening',
    address: 'unproven probe',
    'same address': NOTHING,
    failed: 'failed',
    heard: 'proven',
    'heard another': NOTHING,
    'not heard': 'unproven',
    webhook: NOTHING,
    wake: 'unproven probe',
    mend: 'unproven probe',
    time: 'silent reopen',
  },
  proven: {
    open: 'opening',
    off: 'off',
    opening: 'opening',
    address: 'unproven probe',
    'same address': NOTHING,
    failed: 'failed',
    heard: 'proven',
    'heard another': NOTHING,
    'not heard': 'proven',
    webhook: 'proven',
    wake: 'unproven probe',
    mend: NOTHING,
    time: NOTHING,
  },
  silent: {
    open: 'opening',
    off: 'off',
    opening: 'opening',
    address: 'unproven probe',
    'same address': NOTHING,
    failed: 'failed',
    heard: 'proven',
    'heard another': NOTHING,
    'not heard': 'silent',
    webhook: NOTHING,
    wake: 'unproven probe',
    mend: 'silent reopen',
    time: 'silent reopen',
  },
} as const satisfies Record<Phase, Record<string, string>>;
const INPUTS: Readonly<Record<keyof (typeof TABLE)['off'], LivenessInput>> = {
  open: { type: 'open' },
  off: { type: 'off' },
  opening,
  address: open('https://two.example'),
  'same address': open(),
  failed,
  heard: { type: 'probe-heard', round: 7 },
  'heard another': { type: 'probe-heard', round: 6 },
  'not heard': { type: 'probe-failed', round: 7 },
  webhook: { type: 'webhook-heard' },
  wake: { type: 'wake' },
  mend: { type: 'mend' },
  time: { type: 'time' },
};
const PHASES = Object.keys(IN) as readonly Phase[];
const cells = PHASES.flatMap((phase) =>
  (Object.keys(INPUTS) as readonly (keyof typeof INPUTS)[]).map((input) => [phase, input, TABLE[phase][input]] as const),
);

test.each(cells)('%s, %s: %s', (phase, input, expected) => {
  const before = IN[phase];
  const { liveness, orders } = stepLiveness(before, INPUTS[input], at(0));
  if (expected === NOTHING) expect([liveness, orders]).toEqual([before, []]);
  else {
    expect([liveness.phase, ...orders.map(({ type }) => type)].join(' ')).toBe(expected);
    expect(liveness).not.toEqual(before);
  }
});

test('the agent sees what is known of the tunnel', () => {
  expect(PHASES.map((phase) => tunnelStatus(IN[phase]))).toEqual([
    { state: 'off' },
    { state: 'opening' },
    { state: 'failed', error: { code: 'tunnel-refused' }, since: at(-20) },
    { state: 'open', publicUrl: URL, provenAt: null },
    { state: 'open', publicUrl: URL, provenAt: at(-10) },
    { state: 'silent', publicUrl: URL, since: at(-20) },
  ]);
  // It was opened anew, and says so; nothing has come through yet.
  expect(tunnelStatus({ ...IN.unproven, reopens: 1 })).toEqual({ state: 'silent', publicUrl: URL, since: at(-30) });
});
