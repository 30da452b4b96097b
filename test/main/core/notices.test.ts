import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { expect, test } from 'vitest';
import { createNotices, type Notices } from '../../../main/core/notices.ts';
import { createCountedIds } from '../../support/fakes/memory-stores.ts';
import { createSimulatedClock } from '../../support/fakes/simulated-clock.ts';

const LINE = lineId('line-1');

function set(): { readonly notices: Notices; changes(): number } {
  let changes = 0;
  const notices = createNotices({ clock: createSimulatedClock(), newId: createCountedIds(), changed: () => (changes += 1) });
  return { notices, changes: () => changes };
}

test('the same trouble of the same line is said once', () => {
  const { notices } = set();
  notices.tell(appError('service-unreachable'), null);
  notices.tell(appError('service-unreachable', 'again'), null);
  notices.tell(appError('service-unreachable'), LINE);
  expect(notices.all()).toMatchObject([{ error: { detail: 'again' }, lineId: null }, { lineId: LINE }]);
});

test('of many troubles the newest six are kept', () => {
  const { notices } = set();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) notices.tell(appError('keys-not-kept'), lineId(name));
  expect(notices.all().map((notice) => notice.lineId)).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
});

test('what is mended is taken back, for its line alone', () => {
  const { notices } = set();
  notices.tell(appError('service-unreachable'), LINE);
  notices.tell(appError('service-unreachable'), null);
  notices.withdraw('service-unreachable', LINE);
  expect(notices.all()).toMatchObject([{ lineId: null }]);
});

test('a dismissal that changes nothing is not announced', () => {
  const { notices, changes } = set();
  notices.tell(appError('storage-damaged'), null);
  notices.dismiss('nobody');
  notices.withdraw('internal', null);
  expect(changes()).toBe(1);
  notices.dismiss(notices.all()[0]?.id ?? '');
  expect([notices.all().length, changes()]).toEqual([0, 2]);
});
