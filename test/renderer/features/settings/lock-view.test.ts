import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { NO_POLICY } from '#contract/policy.ts';
import { areaLockView, lockView, problemWords } from '../../../../renderer/features/settings/lock-view.ts';

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

describe('what the company keeps beside the settings', () => {
  test('says what, by whose word, and whom to ask', () => {
    const kept = { ...POLICY, locked: ['lines'] };
    expect(areaLockView(kept, 'lines', t)).toEqual({
      isWhole: true,
      words: 'Linhas e chaves definidas por Aurora',
      support: 'Dúvidas: ramal 200',
    });
    expect(areaLockView(kept, 'prices', t)).toBeNull();
    expect(areaLockView({ ...NO_POLICY, locked: ['prices'] }, 'prices', t)).toMatchObject({
      words: 'Tabela de preços definida por sua empresa',
      support: null,
    });
  });

  test('is free under a lock on all settings', () => {
    expect(areaLockView({ ...POLICY, locked: ['*'] }, 'lines', t)).toBeNull();
  });

  test('names the price table where its mistakes stand among others', () => {
    expect(problemWords({ kind: 'prices', where: 'precos.csv (ENOENT)' }, t)).toBe('tabela de preços: precos.csv (ENOENT)');
    expect(problemWords({ kind: 'member', where: 'ringer.mode' }, t)).toBe('ringer.mode');
  });
});
