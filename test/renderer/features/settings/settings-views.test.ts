import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { FOLLOW_SYSTEM, deviceOptions } from '../../../../renderer/features/settings/device-options.ts';

const t = createTranslator('pt-BR');
const HEADSET = { name: 'Jabra', isDefault: false };
const BUILT_IN = { name: 'Interno', isDefault: true };

test('following the system stands first and names the device it means', () => {
  expect(deviceOptions([HEADSET, BUILT_IN], null, t)[0]).toEqual({ value: FOLLOW_SYSTEM, label: 'Padrão do sistema (Interno)' });
});

test('a chosen headset that is unplugged stays chosen and says so', () => {
  expect(deviceOptions([BUILT_IN], 'Jabra', t).at(-1)).toEqual({ value: 'Jabra', label: 'Jabra (desconectado)' });
  expect(deviceOptions([BUILT_IN, HEADSET], 'Jabra', t)).toHaveLength(3);
});

test('two devices of one name are offered once, because the name is all we keep', () => {
  expect(deviceOptions([HEADSET, HEADSET], null, t).map((option) => option.value)).toEqual([FOLLOW_SYSTEM, 'Jabra']);
});
