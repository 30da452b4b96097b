import type { Call } from '#contract/call.ts';
import { DEFAULT_RINGER, type RingerMode } from '#contract/ringer.ts';
import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { asksForAttention, flashes } from '#contract/visual-ring.ts';
import { expect, test } from 'vitest';
import { PLAIN_SETTINGS } from '../../support/fakes/memory-stores.ts';
import { CALL_IN } from '../../support/fakes/sample-calls.ts';

const { ringing, active, stranded, ended } = CALL_IN;
const silenced: Call = { ...ringing, silenced: true };
const stateOf = (mode: RingerMode, calls: readonly Call[]) => ({
  calls,
  settings: { ...PLAIN_SETTINGS, ringer: { ...DEFAULT_RINGER, mode } },
  presence: AVAILABLE_SINCE_START,
});

test.each<[string, RingerMode, readonly Call[], boolean]>([
  ['a call rings to be seen', 'visual', [ringing], true],
  ['a call rings beside one that is over', 'visual', [ended, ringing], true],
  ['a call rings beside one that waits to be rejoined', 'visual', [stranded, ringing], true],
  ['it was silenced', 'visual', [silenced], false],
  ['the agent talks, and looks at the call', 'visual', [active, ringing], false],
  ['nothing rings', 'visual', [active], false],
  ['it is heard', 'sound', [ringing], false],
  ['the phone is silent', 'silent', [ringing], false],
])('windows flash or not when %s', (_when, mode, calls, expected) => {
  expect(flashes(stateOf(mode, calls))).toBe(expected);
});

test.each<[string, RingerMode, readonly Call[], boolean]>([
  ['a call rings to be heard', 'sound', [ringing], true],
  ['a call rings to be seen', 'visual', [ringing], true],
  ['the phone is silent', 'silent', [ringing], false],
  ['it was silenced', 'sound', [silenced], false],
  ['the agent talks', 'sound', [active, ringing], false],
])('the taskbar asks for the agent or not when %s', (_when, mode, calls, expected) => {
  expect(asksForAttention(stateOf(mode, calls))).toBe(expected);
});

test('nothing asks for an agent who is not to be disturbed', () => {
  const quiet = { ...AVAILABLE_SINCE_START, status: 'do-not-disturb' as const };
  expect([
    flashes({ ...stateOf('visual', [ringing]), presence: quiet }),
    asksForAttention({ ...stateOf('sound', [ringing]), presence: quiet }),
  ]).toEqual([false, false]);
});
