import { expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok } from '#contract/result.ts';
import { createNoteKeeper } from '../../../../renderer/features/notes/note-keeper.ts';
import type { NoteFate } from '../../../../renderer/features/notes/note-keeper.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const [A, B] = [callId('a'), callId('b')];
const ANA = '+5511988880001' as PhoneNumber;
const OF_A = { callId: A, peer: ANA };
const OF_B = { callId: B, peer: null };

function desk() {
  const clock = createSimulatedClock();
  const site = { isFull: false, isGone: false };
  const sent: string[] = [];
  const disk = new Map<string, string>();
  const keeper = createNoteKeeper({
    send: async ({ callId: id, text }) => {
      sent.push(text);
      if (site.isGone) throw new Error('the bridge is gone');
      if (site.isFull) return fail(appError('note-not-kept'));
      disk.set(id, text);
      return ok(null);
    },
    after: clock.after,
  });
  const fates: NoteFate['phase'][] = [];
  const leave = keeper.follow(A, () => void fates.push(keeper.fateOf(A).phase));
  return { leave, clock, site, sent, disk, keeper, fates };
}

test('each letter is on its way to the disk before the next is typed, however slow the answers are', async () => {
  const { clock, keeper, sent, disk, fates } = desk();
  for (const text of ['p', 'pe', 'ped']) {
    keeper.write(OF_A, text);
    // Whatever happens to the window from here on, main has it.
    expect(sent.at(-1)).toBe(text);
  }
  await clock.settle();
  expect([disk.get('a'), keeper.unkept(A), fates.at(-1), clock.pending()]).toEqual(['ped', null, 'saved', 0]);
});

test('a main that answers nothing is not buried under letters: those go together once it does, and at once where the window closes', async () => {
  const { clock, keeper, sent, disk } = desk();
  const text = 'pediu segunda via';
  for (let end = 1; end <= text.length; end += 1) keeper.write(OF_A, text.slice(0, end));
  expect(sent).toHaveLength(8);
  keeper.flush(A);
  expect([sent.length, sent.at(-1)]).toEqual([9, text]);
  keeper.write(OF_A, `${text}!`);
  expect(sent).toHaveLength(9);
  await clock.settle();
  expect([sent.length, disk.get('a'), keeper.unkept(A)]).toEqual([10, `${text}!`, null]);
});

test('letters that were taken back while the ones before were on their way stay taken back', async () => {
  const { clock, keeper, disk } = desk();
  keeper.write(OF_A, 'p');
  keeper.flush(A);
  keeper.write(OF_A, 'pe');
  keeper.flush(A);
  keeper.write(OF_A, 'p');
  await clock.advance(1_000);
  expect([disk.get('a'), keeper.unkept(A)]).toEqual(['p', null]);
});

test('a note that is kept is news only while its field is there', async () => {
  const { clock, keeper, leave } = desk();
  keeper.write(OF_A, 'p');
  await clock.settle();
  expect(keeper.fateOf(A).phase).toBe('saved');
  leave();
  expect(keeper.fateOf(A).phase).toBe('untouched');
});

test('who leaves the field has it saved at once, and once', async () => {
  const { clock, keeper, sent } = desk();
  keeper.write(OF_A, 'pediu');
  keeper.flush(A);
  keeper.flush(A);
  await clock.advance(1_000);
  expect(sent).toEqual(['pediu']);
});

test('what the disk refuses is kept here, said, and tried until it is there, also when its field is gone and another note is typed', async () => {
  const { clock, site, keeper, disk, fates } = desk();
  site.isFull = true;
  keeper.write(OF_A, 'desconto de 10 %');
  keeper.flush(A);
  await clock.settle();
  keeper.write(OF_B, 'segunda via');
  await clock.advance(6_000);
  expect([keeper.unkept(A), keeper.unkept(B), fates.at(-1)]).toEqual(['desconto de 10 %', 'segunda via', 'unsaved']);
  expect(keeper.fateOf(A).error?.code).toBe('note-not-kept');
  site.isFull = false;
  await clock.advance(5_000);
  expect([...disk]).toEqual([
    ['a', 'desconto de 10 %'],
    ['b', 'segunda via'],
  ]);
  expect([keeper.unkept(A), fates.at(-1), clock.pending()]).toEqual([null, 'saved', 0]);
});

test('a bridge that throws loses nothing, and letters that follow are what is sent next', async () => {
  const { clock, site, keeper, disk, fates } = desk();
  site.isGone = true;
  keeper.write(OF_A, 'pediu');
  keeper.flush(A);
  await clock.settle();
  expect(keeper.fateOf(A)).toMatchObject({ phase: 'unsaved', error: { code: 'internal' } });
  site.isGone = false;
  keeper.write(OF_A, 'pediu boleto');
  expect(fates.at(-1), 'it is not kept yet').toBe('unsaved');
  await clock.advance(200);
  expect(disk.get('a')).toBe('pediu boleto');
  expect(fates.at(-1)).toBe('saved');
});

test('an answer to letters that are not the last ones says nothing of those that are', async () => {
  const { clock, keeper, fates } = desk();
  keeper.write(OF_A, 'p');
  keeper.write(OF_A, 'pe');
  await clock.settle();
  expect(fates).toEqual(['saving', 'saving', 'saved']);
});

test('a note that is refused after its field has gone is stranded, with whose it is, until it is kept', async () => {
  const { clock, site, keeper, leave } = desk();
  const told: number[] = [];
  keeper.followStranded(() => void told.push(keeper.stranded().length));
  site.isFull = true;
  keeper.write(OF_A, 'desconto');
  await clock.settle();
  expect(keeper.stranded(), 'its own field says it').toEqual([]);
  leave();
  expect(keeper.stranded()).toMatchObject([{ callId: A, peer: ANA, error: { code: 'note-not-kept' } }]);
  const before = told.length;
  await clock.advance(4_000);
  expect(keeper.stranded()).toBe(keeper.stranded());
  site.isFull = false;
  keeper.tryAgain(A);
  await clock.settle();
  expect([keeper.stranded(), keeper.unkept(A), clock.pending(), told.length > before]).toEqual([[], null, 0, true]);
});

test('a stranded note is no more where its field comes back, and where it is given up', async () => {
  const { clock, site, keeper, leave } = desk();
  site.isFull = true;
  keeper.write(OF_A, 'desconto');
  keeper.write(OF_B, 'boleto');
  await clock.settle();
  leave();
  expect(keeper.stranded().map(({ callId: id }) => id)).toEqual([A, B]);
  keeper.follow(A, () => undefined);
  expect(keeper.stranded().map(({ callId: id }) => id)).toEqual([B]);
  keeper.drop(B);
  expect([keeper.stranded(), keeper.unkept(B), keeper.fateOf(B).phase]).toEqual([[], null, 'untouched']);
});
