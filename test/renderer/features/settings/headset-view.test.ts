import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { headsetView } from '../../../../renderer/features/settings/headset-view.ts';

const HEADSET = {
  vendorId: 0x0b0e,
  productId: 0x0e52,
  name: 'Jabra',
  state: 'ready',
  controls: ['hook', 'mute', 'flash', 'hold', 'decline'],
} as const;
const pt = createTranslator('pt-BR');

test('a headset that is ready says what its buttons do, each thing once', () => {
  expect(headsetView(HEADSET, pt, 'pt-BR')).toMatchObject({ sign: 'good', state: 'Pronto: atender e desligar, mudo, espera e recusar' });
  expect(headsetView(HEADSET, createTranslator('en'), 'en').state).toBe('Ready: answer and hang up, mute, hold, and decline');
});

test('one that is away keeps its place, one that does not open says what to do', () => {
  expect(headsetView({ ...HEADSET, state: 'unplugged', controls: [] }, pt, 'pt-BR')).toMatchObject({ sign: 'off', state: 'Desconectado' });
  expect(headsetView({ ...HEADSET, state: 'blocked', controls: [] }, pt, 'pt-BR')).toMatchObject({ sign: 'bad' });
});
