import { expect, onTestFinished, test } from 'vitest';
import { type Call, type CallId, callId } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { DEFAULT_WRAP_UP, type WrapUpSettings } from '#contract/note.ts';
import { unixMs } from '#contract/time.ts';
import { createNoteDesk } from '../../../../main/core/history/note-desk.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { createSimulatedClock, SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';
import { historyBench } from '../../../support/history-bench.ts';

const UP: Call = { ...CALL_IN.active, id: callId('a') };
const OVER: Call = {
  ...CALL_IN.ended,
  id: callId('a'),
  answeredAt: SIMULATED_START,
  endedAt: unixMs(SIMULATED_START + 60_000),
  reason: 'completed',
};

function setDesk(settings: Partial<WrapUpSettings> = {}) {
  const { history, store } = historyBench();
  const clock = createSimulatedClock();
  let changes = 0;
  const written: CallId[] = [];
  const site = { settings: { ...DEFAULT_WRAP_UP, ...settings }, changes: () => changes, isFull: false };
  const desk = createNoteDesk({
    clock,
    store: { note: store.note, keepNote: (note) => !site.isFull && store.keepNote(note) },
    find: history.find,
    settings: () => site.settings,
    words: () => createTranslator('pt-BR'),
    written: (callId) => void written.push(callId),
    changed: () => void (changes += 1),
  });
  onTestFinished(desk.stop);
  return { desk, site, clock, history, store, written };
}

/** A conversation of a minute has just ended; there is a minute to write. */
async function setAfterCall() {
  const set = setDesk();
  set.desk.follow({ calls: [UP] });
  await set.clock.advance(60_000);
  set.desk.follow({ calls: [OVER] });
  set.desk.follow({ calls: [] });
  set.history.add(recentCall('a', 1_000), []);
  const isThere = (): boolean => set.desk.wrapUp() !== null;
  return { ...set, isThere };
}

test('what is written in a call is there after it, and with the call in the history', () => {
  const { desk, history, store } = setDesk();
  desk.follow({ calls: [UP] });
  expect(desk.write(UP.id, 'pediu')).toMatchObject({ ok: true });
  expect(desk.write(UP.id, 'pediu segunda via')).toMatchObject({ ok: true });
  expect(desk.notes()).toMatchObject([{ callId: UP.id, text: 'pediu segunda via', wrapUp: null }]);
  desk.follow({ calls: [OVER] });
  history.add(recentCall('a', 1_000), []);
  desk.done(UP.id);
  desk.follow({ calls: [] });
  expect(desk.notes()).toEqual([]);
  expect(store.note(UP.id)?.text).toBe('pediu segunda via');
  expect(desk.write(UP.id, 'pediu segunda via do boleto')).toMatchObject({ ok: true });
  expect(desk.read(UP.id)?.text).toBe('pediu segunda via do boleto');
});

test('each letter and each code tell that the call is being worked on, and what was not kept tells nothing', () => {
  const { desk, written } = setDesk();
  desk.follow({ calls: [UP] });
  desk.write(UP.id, 'p');
  desk.follow({ calls: [OVER] });
  desk.write(UP.id, 'pe');
  desk.file(UP.id, 'sale');
  desk.file(UP.id, 'gone');
  expect(written).toEqual([UP.id, UP.id, UP.id]);
});

test('a code is kept with its word of that day', () => {
  const { desk, site } = setDesk();
  desk.follow({ calls: [UP] });
  expect(desk.file(UP.id, 'call-back')).toMatchObject({ ok: true });
  expect(desk.notes()[0]?.wrapUp).toEqual({ code: 'call-back', label: 'Ligar depois' });
  site.settings = { ...site.settings, codes: [{ id: 'vip', label: 'Cliente VIP' }] };
  expect(desk.file(UP.id, 'sale')).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(desk.notes()[0]?.wrapUp?.label).toBe('Ligar depois');
  expect(desk.file(UP.id, 'vip')).toMatchObject({ ok: true });
  expect(desk.notes()[0]?.wrapUp).toEqual({ code: 'vip', label: 'Cliente VIP' });
  desk.file(UP.id, null);
  expect(desk.notes()).toEqual([]);
});

test('after a conversation there is time to write, until the agent is done', () => {
  const { desk } = setDesk({ seconds: 90 });
  desk.follow({ calls: [UP] });
  desk.follow({ calls: [OVER] });
  expect(desk.wrapUp()).toMatchObject({ callId: UP.id, until: SIMULATED_START + 150_000 });
  desk.follow({ calls: [] });
  desk.follow({ calls: [{ ...UP, id: callId('b') }] });
  expect(desk.wrapUp()?.callId).toBe(UP.id);
  desk.done(callId('b'));
  expect(desk.wrapUp()?.callId).toBe(UP.id);
  desk.done(UP.id);
  expect(desk.wrapUp()).toBeNull();
});

test('the work after a call goes by itself when its time is over, and the windows are told', async () => {
  const { clock, site, isThere } = await setAfterCall();
  await clock.advance(59_000);
  expect(isThere()).toBe(true);
  const before = site.changes();
  await clock.advance(1_000);
  expect([isThere(), site.changes() - before, clock.pending()]).toEqual([false, 1, 0]);
});

test('it does not go under the hands of who writes: ten seconds after the last sign of them, and not before its time', async () => {
  const { desk, clock, store, isThere } = await setAfterCall();
  desk.write(UP.id, 'pediu');
  await clock.advance(50_000);
  for (let round = 0; round < 10; round += 1) {
    desk.stay(UP.id);
    await clock.advance(4_000);
  }
  desk.stay(callId('another'));
  expect(isThere()).toBe(true);
  await clock.advance(5_000);
  desk.write(UP.id, 'pediu segunda via');
  await clock.advance(9_000);
  expect(isThere()).toBe(true);
  await clock.advance(1_000);
  expect(isThere()).toBe(false);
  expect(store.note(UP.id)?.text).toBe('pediu segunda via');
});

test('it does not go with what the disk refused; once that is kept, it does', async () => {
  const { desk, clock, site, store, isThere } = await setAfterCall();
  site.isFull = true;
  desk.write(UP.id, 'desconto');
  await clock.advance(600_000);
  expect([isThere(), clock.pending()]).toEqual([true, 0]);
  site.isFull = false;
  desk.write(UP.id, 'desconto');
  await clock.advance(10_000);
  expect([isThere(), store.note(UP.id)?.text]).toEqual([false, 'desconto']);
});

test('the next call does not take it away: its time stands still until that is over', async () => {
  const { desk, clock, isThere } = await setAfterCall();
  const next = callId('b');
  await clock.advance(20_000);
  desk.follow({ calls: [{ ...CALL_IN.ringing, id: next }] });
  await clock.advance(5_000);
  desk.follow({ calls: [{ ...UP, id: next }] });
  await clock.advance(300_000);
  expect([isThere(), desk.wrapUp()?.callId, clock.pending()]).toEqual([true, UP.id, 0]);
  desk.follow({ calls: [] });
  expect(desk.wrapUp()?.until).toBe(clock.now() + 40_000);
  await clock.advance(39_000);
  expect(isThere()).toBe(true);
  await clock.advance(1_000);
  expect(isThere()).toBe(false);
});

test('a call that is answered as the one before ends leaves ten seconds at least, also where nobody was reached', async () => {
  const { desk, clock, isThere } = await setAfterCall();
  await clock.advance(59_000);
  desk.follow({ calls: [{ ...CALL_IN.dialing, id: callId('b') }] });
  await clock.advance(30_000);
  // What became of it is on the screen for a while, in the place of the card.
  desk.follow({ calls: [{ ...OVER, id: callId('b'), answeredAt: null, reason: 'no-answer' }] });
  await clock.advance(30_000);
  desk.follow({ calls: [] });
  await clock.advance(9_000);
  expect([isThere(), desk.wrapUp()?.callId]).toEqual([true, UP.id]);
  await clock.advance(1_000);
  expect(isThere()).toBe(false);
});

test('a call that was waiting when the one before ended lets its work wait from the start', async () => {
  const { desk, clock } = setDesk();
  const waiting: Call = { ...CALL_IN.ringing, id: callId('b') };
  desk.follow({ calls: [UP, waiting] });
  await clock.advance(60_000);
  desk.follow({ calls: [OVER, waiting] });
  desk.follow({ calls: [{ ...UP, id: callId('b') }] });
  await clock.advance(300_000);
  expect(desk.wrapUp()?.callId).toBe(UP.id);
});

test('closing a call ends its work, but not as long as the disk refuses what was written', async () => {
  const kept = await setAfterCall();
  kept.desk.write(UP.id, 'desconto');
  kept.desk.closed(UP.id);
  expect(kept.isThere()).toBe(false);

  const { desk, clock, site, store, isThere } = await setAfterCall();
  site.isFull = true;
  desk.write(UP.id, 'desconto');
  desk.closed(UP.id);
  await clock.advance(600_000);
  expect(isThere()).toBe(true);
  site.isFull = false;
  desk.write(UP.id, 'desconto');
  await clock.advance(10_000);
  expect([isThere(), store.note(UP.id)?.text]).toEqual([false, 'desconto']);
});

test('letters that arrive after their call was closed, and are refused, bring its work back', async () => {
  const { desk, clock, site, isThere } = await setAfterCall();
  site.isFull = true;
  desk.closed(UP.id);
  desk.write(UP.id, 'desconto');
  await clock.advance(600_000);
  expect(isThere()).toBe(true);
  expect(desk.done(UP.id)).toMatchObject({ ok: true });
  desk.write(UP.id, 'desconto');
  expect(isThere()).toBe(false);
});

test('who says that they are done before they can have read that it is not kept is told; after that it goes', async () => {
  const { desk, site, isThere } = await setAfterCall();
  site.isFull = true;
  desk.write(UP.id, 'desconto');
  expect([desk.done(UP.id), isThere()]).toMatchObject([{ ok: false, error: { code: 'note-not-kept' } }, true]);
  expect([desk.done(UP.id), isThere()]).toMatchObject([{ ok: true }, false]);

  const later = await setAfterCall();
  later.site.isFull = true;
  later.desk.write(UP.id, 'desconto');
  await later.clock.advance(1_000);
  expect([later.desk.done(UP.id), later.isThere()]).toMatchObject([{ ok: true }, false]);
});

test('an outcome that is chosen at the last moment can still be taken back', async () => {
  const { desk, clock, isThere } = await setAfterCall();
  await clock.advance(59_500);
  desk.file(UP.id, 'sale');
  await clock.advance(9_000);
  expect(isThere()).toBe(true);
  await clock.advance(1_000);
  expect(isThere()).toBe(false);
});

test('a machine that slept over its time shows it no longer than half a minute after waking', async () => {
  const { clock, isThere } = await setAfterCall();
  clock.jump(3_600_000);
  await clock.advance(30_000);
  expect(isThere()).toBe(false);
});

test('the next conversation has its own time, whatever became of the one before', async () => {
  const { desk, clock, site, isThere } = await setAfterCall();
  site.isFull = true;
  desk.write(UP.id, 'desconto');
  site.isFull = false;
  desk.follow({ calls: [{ ...UP, id: callId('b') }] });
  desk.follow({ calls: [{ ...OVER, id: callId('b'), endedAt: clock.now() }] });
  expect(desk.wrapUp()?.callId).toBe('b');
  await clock.advance(60_000);
  expect(isThere()).toBe(false);
});

test('a call that nobody took, or a phone without such a time, asks for no work', () => {
  const missed = setDesk();
  missed.desk.follow({ calls: [{ ...CALL_IN.ringing, id: callId('a') }] });
  missed.desk.follow({ calls: [{ ...CALL_IN.ended, id: callId('a'), answeredAt: null, reason: 'missed' }] });
  expect(missed.desk.wrapUp()).toBeNull();
  const timeless = setDesk({ seconds: null });
  timeless.desk.follow({ calls: [UP] });
  timeless.desk.follow({ calls: [OVER] });
  expect(timeless.desk.wrapUp()).toBeNull();
});

test('nothing is written about a call that there is not', () => {
  const { desk } = setDesk();
  expect(desk.write(callId('nobody'), 'x')).toMatchObject({ ok: false, error: { code: 'call-gone' } });
});

test('a disk that refuses is said, and the note on the screen is not taken for kept', () => {
  const { desk, site } = setDesk();
  const refusing = createNoteDesk({
    clock: createSimulatedClock(),
    store: { note: () => null, keepNote: () => false },
    find: () => recentCall('a', 1_000),
    settings: () => site.settings,
    words: () => createTranslator('en'),
    written: () => undefined,
    changed: () => undefined,
  });
  expect(refusing.write(callId('a'), 'x')).toMatchObject({ ok: false, error: { code: 'note-not-kept' } });
  expect(refusing.read(callId('a'))).toBeNull();
  expect(desk.notes()).toEqual([]);
});
