import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { SALES, trouble } from '../../../../build/gallery/fixtures.ts';
import { callBackStep, customerStep, downText, wouldConnect } from '../../../../renderer/features/permissions/next-step.ts';

const OFFLINE = trouble(SALES, 'line-disconnected');
const GRANTED = { tone: 'good', canCall: true, canAsk: true } as const;
const WORDS = { status: '', until: null, limits: [], asked: null, unanswered: null } as const;

test.each([
  ['who allows calls is called', GRANTED, SALES, 'call', true],
  ['who allows them for a day yet is called', { ...GRANTED, tone: 'ending' }, SALES, 'call', true],
  [
    'who allows them while no call is left is not asked again, nor is calling the thing to do',
    { ...GRANTED, canCall: false },
    SALES,
    'call',
    false,
  ],
  ['who does not allow them is asked', { tone: 'none', canCall: false, canAsk: true }, SALES, 'ask', true],
  ['who was asked lately cannot be', { tone: 'none', canCall: false, canAsk: false }, SALES, 'ask', false],
  ['of whom nothing is known is asked', { tone: 'unknown', canCall: false, canAsk: true }, SALES, 'ask', true],
  ['a line that is offline calls nobody', GRANTED, OFFLINE, 'call', false],
  ['a line that is offline asks nobody', { tone: 'none', canCall: false, canAsk: true }, OFFLINE, 'ask', false],
  ['a line that is gone calls nobody', GRANTED, undefined, 'call', false],
] as const)('%s', (_what, words, line, what, helps) => {
  expect(customerStep({ ...WORDS, ...words }, line)).toEqual({ what, helps });
});

test.each([
  ['with a permission', { mustAsk: false, canAsk: true, isSpent: false }, SALES, 'call', true],
  ['with no call left', { mustAsk: false, canAsk: true, isSpent: true }, SALES, 'call', false],
  ['without one', { mustAsk: true, canAsk: true, isSpent: false }, SALES, 'ask', true],
  ['without one, asked lately', { mustAsk: true, canAsk: false, isSpent: false }, SALES, 'ask', false],
  ['on a line that is offline', { mustAsk: false, canAsk: true, isSpent: false }, OFFLINE, 'call', false],
] as const)('somebody to be called back %s', (_what, words, line, what, helps) => {
  expect(callBackStep({ why: '', deadline: null, tone: 'good', state: null, ...words }, line)).toEqual({ what, helps });
});

test('an ended call is returned where nothing that is known speaks against it', () => {
  const refused = { ...WORDS, tone: 'none', canCall: false, canAsk: true } as const;
  expect(
    [null, { ...WORDS, ...GRANTED }, { ...refused, tone: 'unknown' as const }, refused].map((words) => wouldConnect(SALES, words)),
  ).toEqual([true, true, true, false]);
  expect([wouldConnect(OFFLINE, null), wouldConnect(undefined, null)]).toEqual([false, false]);
});

test('a row says why nothing goes out on its line', () => {
  const t = createTranslator('pt-BR');
  expect([downText(OFFLINE, t), downText(SALES, t)]).toEqual([t('errors.line-disconnected.title'), null]);
});
