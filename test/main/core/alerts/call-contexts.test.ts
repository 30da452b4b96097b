import { callId, type RecentCall } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { callContexts } from '../../../../main/core/alerts/call-contexts.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';

const HOUR = 3_600_000;
const NOW = unixMs(1_000 * 24 * HOUR + 14 * HOUR);
const { ringing, active, ended } = CALL_IN;
const OTHER = '+5521999990002' as PhoneNumber;

/** Newest first, as the list is. */
const recent = (hoursAgo: number, about: Partial<RecentCall> = {}): RecentCall => ({
  id: callId(`recent ${String(hoursAgo)}`),
  lineId: ringing.lineId,
  lineLabel: 'Vendas',
  kind: 'web',
  direction: 'inbound',
  peer: CUSTOMER,
  startedAt: unixMs(NOW - hoursAgo * HOUR),
  answeredAt: null,
  endedAt: unixMs(NOW - hoursAgo * HOUR + 20_000),
  reason: 'missed',
  ...about,
});
const sources = {
  callers: { lastNoteOf: (number: PhoneNumber) => (number === CUSTOMER ? 'pediu segunda via' : null), callsWith: () => [] },
  dayOf: (at: UnixMs) => String(Math.floor(at / (24 * HOUR))),
};

test('a caller is known by the last call and note, and by how often today, this call included', () => {
  const recents = [recent(1, { reason: 'completed', answeredAt: NOW }), recent(3), recent(4, { peer: OTHER }), recent(20)];
  expect(callContexts({ calls: [ringing], recents, now: NOW }, sources)).toEqual([
    {
      callId: ringing.id,
      note: 'pediu segunda via',
      lastCall: { at: NOW - HOUR, direction: 'inbound', reason: 'completed', lineLabel: 'Vendas' },
      timesToday: 3,
    },
  ]);
});

test('a note stands in one line, without its gaps; one of nothing but gaps is none', () => {
  const noteOf = (note: string) =>
    callContexts({ calls: [ringing], recents: [], now: NOW }, { ...sources, callers: { ...sources.callers, lastNoteOf: () => note } })[0]
      ?.note;
  expect(noteOf(' pediu\n\tsegunda  via ')).toBe('pediu segunda via');
  expect(noteOf(' \n ')).toBeNull();
});

test('who never called before has nothing to tell', () => {
  expect(callContexts({ calls: [{ ...ringing, peer: OTHER }], recents: [recent(1)], now: NOW }, sources)).toEqual([
    { callId: ringing.id, note: null, lastCall: null, timesToday: 1 },
  ]);
});

test('of a caller without a number nobody knows anything', () => {
  const recents = [recent(1, { peer: null })];
  expect(callContexts({ calls: [{ ...ringing, peer: null }], recents, now: NOW }, sources)).toEqual([
    { callId: ringing.id, note: null, lastCall: null, timesToday: 1 },
  ]);
});

test('a call does not count itself once it is in the list, and one that is over has no context', () => {
  const recents = [recent(0, { id: active.id })];
  expect(callContexts({ calls: [active, ended], recents, now: NOW }, sources)).toMatchObject([
    { callId: active.id, lastCall: null, timesToday: 1 },
  ]);
});

test('a mobile that the service names by its old eight digits is the same caller', () => {
  const [nine, eight] = ['+5531988887777' as PhoneNumber, '+553188887777' as PhoneNumber];
  const [context] = callContexts({ calls: [{ ...ringing, peer: eight }], recents: [recent(1, { peer: nine })], now: NOW }, sources);
  expect(context).toMatchObject({ timesToday: 2, lastCall: { at: NOW - HOUR } });
});
