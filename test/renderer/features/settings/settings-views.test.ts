import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { apiBaseOf } from '../../../../renderer/features/settings/api-base.ts';
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

test.each([
  ['https://pilotstatus.com.br/v1/', 'https://pilotstatus.com.br/v1'],
  [' https://api.exemplo.com.br ', 'https://api.exemplo.com.br'],
  ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
  ['http://pilotstatus.com.br/v1', null], // the key would travel in the clear
  ['https://eu:senha@exemplo.com.br', null],
  ['https://exemplo.com.br/v1?x=1', null],
  ['pilotstatus.com.br', null],
  ['', null],
])('the address %s is kept as %s', (text, expected) => {
  expect(apiBaseOf(text)).toBe(expected);
});
