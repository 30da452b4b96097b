import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { expect, test } from 'vitest';
import { speakingWindows } from '../../../../main/core/alerts/speaking-windows.ts';
import type { WindowFacts } from '../../../../main/core/alerts/window-wishes.ts';
import { PLAIN_SETTINGS } from '../../../support/fakes/memory-stores.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';

const { ringing, active, ended } = CALL_IN;
const BEHIND: WindowFacts = {
  isMainInFront: false,
  isCardUp: false,
  isMiniUp: false,
  isMiniDue: false,
  isMiniClosed: false,
  wasMainClosed: false,
  farewell: { isRunning: false, begunFor: new Set() },
};
const UP: WindowFacts = { ...BEHIND, isMiniUp: true, isMiniDue: true };
const CARD_UP: WindowFacts = { ...BEHIND, isCardUp: true };
/** The end has been told, and its window stays a moment. */
const FAREWELL = { isRunning: true, begunFor: new Set([ended.id]) };

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
  expect(speaking([active], BEHIND)).toEqual({ rings: null, calls: null });
  expect(speaking([active, ringing], BEHIND)).toEqual({ rings: 'incoming', calls: null });
  // Where no card tells of a ring meanwhile, it waits for the same window.
  expect(speaking([active, ringing], BEHIND, { card: false })).toEqual({ rings: null, calls: null });
  expect(speaking([active, ringing], UP, { card: false })).toEqual({ rings: 'mini', calls: 'mini' });
  // Nor how it ended, where it did so at once.
  expect(speaking([ended], { ...BEHIND, isMiniDue: true })).toMatchObject({ calls: null });
});

test('where the agent wants no card, or has put the small window away, the main window speaks though it is behind', () => {
  expect(speaking([ringing], BEHIND, { card: false })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([active], { ...BEHIND, isMiniClosed: true })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([active], BEHIND, { miniWindow: false })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([ended], BEHIND)).toEqual({ rings: 'main', calls: 'main' });
});

test('a small window that goes with the agent’s main one in front, or for good, is left out of it', () => {
  // Still up when the state is made, hidden by it.
  expect(speaking([ringing], UP)).toEqual({ rings: 'incoming', calls: 'incoming' });
  expect(speaking([ringing], UP, { card: false })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([active, ringing], { ...UP, isMiniClosed: true }, { card: false })).toEqual({ rings: 'main', calls: 'main' });
});

test('how a call ended is said by the window that stood over other programs until then, and stays for that', () => {
  expect(speaking([ended], UP)).toMatchObject({ calls: 'mini' });
  expect(speaking([ended], { ...UP, farewell: FAREWELL })).toMatchObject({ calls: 'mini' });
  expect(speaking([], { ...UP, farewell: FAREWELL })).toMatchObject({ calls: 'mini' });
  expect(speaking([ended], CARD_UP)).toMatchObject({ calls: 'incoming' });
  // A ring that nobody took is out of the state at once.
  expect(speaking([], { ...CARD_UP, farewell: FAREWELL })).toMatchObject({ calls: 'incoming' });
  expect(speaking([ended], { ...UP, farewell: { ...FAREWELL, isRunning: false } })).toEqual({ rings: 'main', calls: 'main' });
  expect(speaking([ended], { ...UP, isMainInFront: true })).toEqual({ rings: 'main', calls: 'main' });
});
