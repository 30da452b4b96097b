import { callId } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { callContexts } from '../../../../main/core/alerts/call-contexts.ts';
import { createLastNotes } from '../../../../main/core/alerts/last-notes.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';

const OTHER = '+5521999990002' as PhoneNumber;
const { ringing, active } = CALL_IN;

/** A history that counts what it is asked. */
function countingStore() {
  const texts = new Map<string, string>([[CUSTOMER, 'pediu segunda via']]);
  const asked: PhoneNumber[] = [];
  let revision = 1;
  return {
    asked,
    write(peer: PhoneNumber, text: string) {
      texts.set(peer, text);
      revision += 1;
    },
    revision: () => revision,
    lastNoteWith(peer: PhoneNumber) {
      asked.push(peer);
      const text = texts.get(peer);
      return text === undefined ? null : { callId: callId('noted'), text, wrapUp: null, changedAt: unixMs(1) };
    },
  };
}

test('a hundred publications while two customers are on the line ask the history once for each of them', () => {
  const store = countingStore();
  const lastNoteOf = createLastNotes(store);
  const calls = [
    { ...active, peer: CUSTOMER },
    { ...ringing, peer: OTHER },
  ];
  const notes = Array.from({ length: 100 }, () =>
    callContexts({ calls, recents: [], now: unixMs(1) }, { callers: { lastNoteOf, callsWith: () => [] }, dayOf: String }).map(
      ({ note }) => note,
    ),
  );
  expect(new Set(notes.map(String))).toEqual(new Set(['pediu segunda via,']));
  expect(store.asked).toEqual([CUSTOMER, OTHER]);
});

test('a note that is written is on the card at the next publication, also with a customer of whom there was none', () => {
  const store = countingStore();
  const lastNoteOf = createLastNotes(store);
  expect([lastNoteOf(CUSTOMER), lastNoteOf(OTHER)]).toEqual(['pediu segunda via', null]);
  store.write(CUSTOMER, 'pagou');
  store.write(OTHER, 'primeira compra');
  expect([lastNoteOf(CUSTOMER), lastNoteOf(OTHER), lastNoteOf(CUSTOMER)]).toEqual(['pagou', 'primeira compra', 'pagou']);
  expect(store.asked).toHaveLength(4);
});

test('the old and the new spelling of a Brazilian mobile are one question', () => {
  const store = countingStore();
  const lastNoteOf = createLastNotes(store);
  lastNoteOf('+5531988887777' as PhoneNumber);
  lastNoteOf('+553188887777' as PhoneNumber);
  expect(store.asked).toHaveLength(1);
});
