import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { NO_POLICY } from '#contract/policy.ts';
import { lockView } from '../../../../renderer/features/settings/lock-view.ts';

const t = createTranslator('pt-BR');
const POLICY = { ...NO_POLICY, organisation: 'Aurora', support: 'ramal 200', locked: ['theme', 'ringer.mode', 'network'] };

describe('a setting that is locked', () => {
  test('says by whose word, and whom to ask', () => {
    expect(lockView(POLICY, ['theme'], t)).toEqual({ isWhole: true, words: 'Definido por Aurora', support: 'Dúvidas: ramal 200' });
    expect(lockView({ ...POLICY, organisation: null, support: null }, ['theme'], t)).toEqual({
      isWhole: true,
      words: 'Definido por sua empresa',
      support: null,
    });
  });

  test('a part of which is free says so and can be used', () => {
    expect(lockView(POLICY, ['ringer'], t)).toMatchObject({ isWhole: false, words: 'Parte disto é definida por Aurora' });
  });

  test('a lock on a group reaches its members; what is not locked says nothing', () => {
    expect(lockView(POLICY, ['network.proxy', 'network.proxyUser'], t)?.isWhole).toBe(true);
    expect(lockView(POLICY, ['language'], t)).toBeNull();
    expect(lockView(POLICY, [], t)).toBeNull();
    expect(lockView({ ...POLICY, locked: ['*'] }, ['language'], t)?.isWhole).toBe(true);
  });
});
