import { expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { draftKey } from '../../../../renderer/features/permissions/draft-key.ts';

const ANA = { lineId: lineId('sales'), peer: '+5511988880001' as PhoneNumber, what: 'request' } as const;

test('a draft is its customer’s in whichever spelling of the number', () => {
  expect(draftKey({ ...ANA, peer: '+551188880001' as PhoneNumber })).toBe(draftKey(ANA));
});

test('it is nobody else’s, no other line’s, and a question is no message', () => {
  const all = [
    ANA,
    { ...ANA, peer: '+5521988880002' as PhoneNumber },
    { ...ANA, lineId: lineId('support') },
    { ...ANA, what: 'message' as const },
    { ...ANA, what: 'template' as const },
  ].map(draftKey);
  expect(new Set(all).size).toBe(all.length);
});
