import { expect, test } from 'vitest';
import { MOST_QUICK_REPLIES } from '#contract/alerts.ts';
import { withoutReply, withReply } from '../../../../renderer/features/alerts/reply-changes.ts';

const TWO = ['Já retorno.', 'Escreva aqui.'];

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['a reply is changed where it stands', withReply(TWO, 0, ' Retorno em 5 minutos. '), ['Retorno em 5 minutos.', 'Escreva aqui.']],
  ['a new one comes last', withReply(TWO, 2, 'Oi'), [...TWO, 'Oi']],
  ['one that is emptied goes', withReply(TWO, 0, '  '), ['Escreva aqui.']],
  ['one that was never written is none', withReply(TWO, 2, ''), TWO],
  ['the same is not there twice', withReply(TWO, 2, 'Já retorno.'), TWO],
  ['one is taken away', withoutReply(TWO, 1), ['Já retorno.']],
])('%s', (_what, replies, expected) => {
  expect(replies).toEqual(expected);
});

test('no more are kept than a card can show', () => {
  const full = Array.from({ length: MOST_QUICK_REPLIES }, (_, index) => String(index));
  expect(withReply(full, full.length, 'mais uma')).toEqual(full);
});
