import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { expect, test } from 'vitest';
import { speakingWindows } from '../../../../main/core/alerts/speaking-windows.ts';
import type { WindowFacts } from '../../../../main/core/alerts/window-wishes.ts';
import { PLAIN_SETTINGS } from '../../../support/fakes/memory-stores.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';

const { ringing, active, ended } = CALL_IN;
const BEHIND: WindowFacts = { isMainInFront: false, isMiniUp: false, isMiniClosed: false, wasMainClosed: false };
const UP: WindowFacts = { ...BEHIND, isMiniUp: true };

function speaking(calls: readonly (typeof ringing | typeof active | typeof ended)[], facts: WindowFacts, alerts = {}) {
  const settings = { ...PLAIN_SETTINGS, alerts: { ...PLAIN_SETTINGS.alerts, ...alerts } };
  return speakingWindows({ calls, settings, presence: AVAILABLE_SINCE_START, systemQuiet: null }, facts);
}

test('in front, the main window says everything, whatever else is up', () => {
  expect(speaking([ringing], { ...UP, isMainInFront: true })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([active, ringing], { ...UP, isMainInFront: true })).toEqual({ rings: 'main', calls: 'main' });
});

test('behind others it leaves a ring to the card, and a call to the small window', () => {
  expect(speaking([ringing], BEHIND)).toEqual({ rings: 'incoming', calls: 'incoming' });
  expect(speaking([active], UP)).toEqual({ rings: 'mini', calls: 'mini' });
  expect(speaking([active, ringing], UP)).toEqual({ rings: 'incoming', calls: 'mini' });
});

test('until the small window is up nobody says what comes of the call', () => {
  expect(speaking([active], BEHIND)).toEqual({ rings: 'main', calls: null });
});

test('where the agent wants no card, or has put the small window away, the main window speaks though it is behind', () => {
  expect(speaking([ringing], BEHIND, { card: false })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([active], { ...BEHIND, isMiniClosed: true })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([active], BEHIND, { miniWindow: false })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([ended], BEHIND)).toEqual({ rings: 'main', calls: 'main' });
});
