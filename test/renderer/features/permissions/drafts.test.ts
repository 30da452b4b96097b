import { expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { createDrafts, draftsOfWindows } from '../../../../renderer/features/permissions/drafts.ts';

const SALES = lineId('sales');
const ANA = { lineId: SALES, peer: '+5511988880001' as PhoneNumber, what: 'request' } as const;

test('a text that was begun is there for its customer until it is sent, in whichever spelling of the number', () => {
  const drafts = createDrafts<string>();
  expect(drafts.read(ANA)).toBeNull();
  drafts.write(ANA, 'Oi, Ana');
  expect(drafts.read({ ...ANA, peer: '+551188880001' as PhoneNumber })).toBe('Oi, Ana');
  drafts.forget(ANA);
  expect(drafts.read(ANA)).toBeNull();
});

test('it is nobody else’s, no other line’s, and a question is no message', () => {
  const drafts = createDrafts<string>();
  drafts.write(ANA, 'Oi, Ana');
  const others = [
    { ...ANA, peer: '+5521988880002' as PhoneNumber },
    { ...ANA, lineId: lineId('support') },
    { ...ANA, what: 'message' as const },
  ];
  expect(others.map((of) => drafts.read(of))).toEqual([null, null, null]);
});

test('an empty text is a text: who deleted the suggestion finds it deleted', () => {
  const drafts = createDrafts<string>();
  drafts.write(ANA, '');
  expect(drafts.read(ANA)).toBe('');
});

test('each window has its own, and the same one whenever it asks', () => {
  const draftsOf = draftsOfWindows<string>();
  const window = {};
  draftsOf(window).write(ANA, 'Oi, Ana');
  expect(draftsOf(window).read(ANA)).toBe('Oi, Ana');
  expect(draftsOf({}).read(ANA)).toBeNull();
});
