import { expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { createNoteKeeper } from '../../../../renderer/features/notes/note-keeper.ts';
import type { NoteFate } from '../../../../renderer/features/notes/note-keeper.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const [A, B] = [callId('a'), callId('b')];

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

test('what is typed without a pause is on the disk every fifth of a second, and the last letter too', async () => {
  const { clock, keeper, sent, fates } = desk();
  for (const text of ['p', 'pe', 'ped', 'pedi', 'pediu']) {
    keeper.write(A, text);
    await clock.advance(80);
  }
  await clock.advance(200);
  expect(sent).toEqual(['ped', 'pediu']);
  expect(fates.at(-1)).toBe('saved');
  expect(keeper.unkept(A)).toBeNull();
  expect(clock.pending()).toBe(0);
});

test('letters that were taken back while the ones before were on their way stay taken back', async () => {
  const { clock, keeper, disk } = desk();
  keeper.write(A, 'p');
  keeper.flush(A);
  keeper.write(A, 'pe');
  keeper.flush(A);
  keeper.write(A, 'p');
  await clock.advance(1_000);
  expect([disk.get('a'), keeper.unkept(A)]).toEqual(['p', null]);
});

test('a note that is kept is news only while its field is there', async () => {
  const { clock, keeper, leave } = desk();
  keeper.write(A, 'p');
  await clock.advance(200);
  expect(keeper.fateOf(A).phase).toBe('saved');
  leave();
  expect(keeper.fateOf(A).phase).toBe('untouched');
});

test('who leaves the field has it saved at once, and once', async () => {
  const { clock, keeper, sent } = desk();
  keeper.write(A, 'pediu');
  keeper.flush(A);
  keeper.flush(A);
  await clock.advance(1_000);
  expect(sent).toEqual(['pediu']);
});

test('what the disk refuses is kept here, said, and tried until it is there, also when its field is gone and another note is typed', async () => {
  const { clock, site, keeper, disk, fates } = desk();
  site.isFull = true;
  keeper.write(A, 'desconto de 10 %');
  keeper.flush(A);
  await clock.settle();
  keeper.write(B, 'segunda via');
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
  keeper.write(A, 'pediu');
  keeper.flush(A);
  await clock.settle();
  expect(keeper.fateOf(A)).toMatchObject({ phase: 'unsaved', error: { code: 'internal' } });
  site.isGone = false;
  keeper.write(A, 'pediu boleto');
  expect(fates.at(-1), 'it is not kept yet').toBe('unsaved');
  await clock.advance(200);
  expect(disk.get('a')).toBe('pediu boleto');
  expect(fates.at(-1)).toBe('saved');
});

test('an answer to letters that are not the last ones says nothing of those that are', async () => {
  const { clock, keeper, fates } = desk();
  keeper.write(A, 'p');
  keeper.flush(A);
  keeper.write(A, 'pe');
  await clock.settle();
  expect([keeper.unkept(A), fates.at(-1)]).toEqual(['pe', 'saving']);
  await clock.advance(200);
  expect([keeper.unkept(A), fates.at(-1)]).toEqual([null, 'saved']);
});
