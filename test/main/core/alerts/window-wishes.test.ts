import type { AlertSettings } from '#contract/alerts.ts';
import type { Call } from '#contract/call.ts';
import { type AgentStatus, AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { DEFAULT_RINGER, type RingerMode } from '#contract/ringer.ts';
import { describe, expect, test } from 'vitest';
import { type WindowFacts, windowWishes } from '../../../../main/core/alerts/window-wishes.ts';
import { PLAIN_SETTINGS } from '../../../support/fakes/memory-stores.ts';
import { CALL_IN, PHASES } from '../../../support/fakes/sample-calls.ts';

const { ringing, active, ended } = CALL_IN;
const silenced: Call = { ...ringing, silenced: true };
const BEHIND: WindowFacts = {
  isMainInFront: false,
  isCardUp: false,
  isMiniUp: false,
  isMiniDue: false,
  isMiniClosed: false,
  wasMainClosed: false,
  farewell: { isRunning: false, begunFor: new Set() },
};
const FAREWELL = { isRunning: true, begunFor: new Set([ended.id]) };

interface Given {
  readonly calls: readonly Call[];
  readonly alerts?: Partial<AlertSettings>;
  readonly status?: AgentStatus;
  readonly systemQuiet?: boolean | null;
  readonly mode?: RingerMode;
  readonly facts?: Partial<WindowFacts>;
}
function wishes({ calls, alerts = {}, status = 'available', systemQuiet = null, mode = 'sound', facts = {} }: Given) {
  const settings = { ...PLAIN_SETTINGS, ringer: { ...DEFAULT_RINGER, mode }, alerts: { ...PLAIN_SETTINGS.alerts, ...alerts } };
  return windowWishes({ calls, settings, presence: { ...AVAILABLE_SINCE_START, status }, systemQuiet }, { ...BEHIND, ...facts });
}

describe('the card', () => {
  test.each<readonly [string, Given, boolean]>([
    ['comes up when a call rings', { calls: [ringing] }, true],
    ['comes up over a call under way', { calls: [active, ringing] }, true],
    ['stays away from a call that was silenced here', { calls: [silenced] }, false],
    ['comes up for the one of two that was not silenced', { calls: [silenced, { ...ringing }] }, true],
    ['stays away where nothing rings', { calls: [active, ended] }, false],
    ['stays away from an agent who is not to be disturbed', { calls: [ringing], status: 'do-not-disturb' }, false],
    ['stays away where the agent wants none', { calls: [ringing], alerts: { card: false } }, false],
    ['comes up although the system wants quiet', { calls: [ringing], systemQuiet: true }, true],
    [
      'keeps to the system’s quiet where it was asked to',
      { calls: [ringing], systemQuiet: true, alerts: { cardInSystemQuiet: false } },
      false,
    ],
    ['comes up where it should keep to a quiet that nobody can tell', { calls: [ringing], alerts: { cardInSystemQuiet: false } }, true],
  ])('%s', (_what, given, expected) => {
    expect(wishes(given).card).toBe(expected);
  });
});

describe('the small window', () => {
  test.each<readonly [string, Given, boolean]>([
    ['shows the call while the main window is behind', { calls: [active] }, true],
    ['goes when the main window comes to the front', { calls: [active], facts: { isMainInFront: true } }, false],
    ['is nothing for a call that only rings', { calls: [ringing] }, false],
    ['goes with the call', { calls: [ended] }, false],
    ['stays away where the agent wants none', { calls: [active], alerts: { miniWindow: false } }, false],
    [
      'comes up all the same when the agent closes the main window in a call: something must be left to hang up with',
      { calls: [active], alerts: { miniWindow: false }, facts: { wasMainClosed: true } },
      true,
    ],
    ['stays away for the rest of a call in which it was closed', { calls: [active], facts: { isMiniClosed: true } }, false],
  ])('%s', (_what, given, expected) => {
    expect(wishes(given).mini).toBe(expected);
  });
});

describe('what stood over other programs when the call ended', () => {
  const begun = (isRunning: boolean) => ({ ...FAREWELL, isRunning });
  test.each<readonly [string, Given, { readonly card: boolean; readonly mini: boolean }]>([
    ['the small window stays at first', { calls: [ended], facts: { isMiniDue: true, isMiniUp: true } }, { card: false, mini: true }],
    [
      'and comes, where the call had called for it and ended before it was up',
      { calls: [ended], facts: { isMiniDue: true } },
      { card: false, mini: true },
    ],
    ['and for its moment', { calls: [ended], facts: { isMiniDue: true, farewell: begun(true) } }, { card: false, mini: true }],
    ['and goes then', { calls: [ended], facts: { isMiniDue: true, farewell: begun(false) } }, { card: false, mini: false }],
    ['the card stays', { calls: [ended], facts: { isCardUp: true } }, { card: true, mini: false }],
    [
      'also without the call, which is only listed',
      { calls: [], facts: { isCardUp: true, farewell: begun(true) } },
      { card: true, mini: false },
    ],
    ['and goes then too', { calls: [], facts: { isCardUp: true, farewell: begun(false) } }, { card: false, mini: false }],
    ['one of the two is enough', { calls: [ended], facts: { isCardUp: true, isMiniDue: true } }, { card: false, mini: true }],
    ['neither comes up for it', { calls: [ended], facts: { farewell: begun(true) } }, { card: false, mini: false }],
    [
      'neither stays over the main window in front',
      { calls: [ended], facts: { isCardUp: true, isMiniDue: true, isMainInFront: true } },
      { card: false, mini: false },
    ],
    [
      'nor where the agent has put it away',
      { calls: [ended], facts: { isMiniDue: true, isMiniClosed: true, farewell: begun(true) } },
      { card: false, mini: false },
    ],
    [
      'nor the card once another call is answered',
      { calls: [ended, CALL_IN.answering], alerts: { miniWindow: false }, facts: { isCardUp: true, farewell: begun(true) } },
      { card: false, mini: false },
    ],
  ])('%s', (_what, given, expected) => {
    expect(wishes(given)).toMatchObject(expected);
  });
});

test('the screen’s edges light up only where that was asked for, and not while the agent talks', () => {
  expect(wishes({ calls: [ringing] }).edge).toBe(false);
  expect(wishes({ calls: [ringing], alerts: { screenEdge: true } }).edge).toBe(true);
  expect(wishes({ calls: [active, ringing], alerts: { screenEdge: true } }).edge).toBe(false);
  expect(wishes({ calls: [ringing], alerts: { screenEdge: true }, mode: 'silent' }).edge).toBe(false);
});

test('the machine is kept awake in every phase in which somebody may be talking, and not by a ring', () => {
  expect(PHASES.filter((phase) => wishes({ calls: [CALL_IN[phase]] }).keepAwake)).toEqual([
    'answering',
    'dialing',
    'alerting',
    'active',
    'stranded',
  ]);
});

test('the windows stay out of screen sharing exactly where that was asked for', () => {
  expect([wishes({ calls: [] }).isProtected, wishes({ calls: [], alerts: { hideFromCapture: true } }).isProtected]).toEqual([false, true]);
});
