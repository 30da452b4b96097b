import { describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import type { KeptLine, LineStore } from '../../../main/core/ports.ts';

export const KEY_CANARY = 'ps_CANARYkey0123456789';

export function keptLine(id: string, change: Partial<KeptLine> = {}): KeptLine {
  return {
    id: lineId(id),
    label: `Linha ${id}`,
    kind: 'web',
    number: phoneNumber('+5511999990001'),
    colour: 'teal',
    ringtone: 'bell',
    preAccept: false,
    access: { apiBase: 'https://pilotstatus.com.br/v1', apiKey: `${KEY_CANARY}${id}` },
    ...change,
  };
}

/** What every LineStore promises, whether or not it can keep keys (`keeps`). `open` gives an empty one. */
export function lineStoreSuite(name: string, { open, keeps }: { readonly open: () => LineStore; readonly keeps: boolean }): void {
  describe(`lines (${name})`, () => {
    test('a saved line is read with its key until quit, and the store says whether it lasts longer', () => {
      const store = open();
      const why = keeps ? null : { code: 'keys-not-kept' };
      expect(store.save(keptLine('a'))).toEqual(why);
      expect(store.save(keptLine('b', { number: null }))).toEqual(why);
      expect(store.read()).toEqual([keptLine('a'), keptLine('b', { number: null })]);
    });

    test('a line saved again is one line, in its old place', () => {
      const store = open();
      store.save(keptLine('a'));
      store.save(keptLine('b'));
      store.save(keptLine('a', { label: 'Novo' }));
      expect(store.read().map(({ label }) => label)).toEqual(['Novo', 'Linha b']);
    });

    test('a removed line is gone, and removing it twice is harmless', () => {
      const store = open();
      store.save(keptLine('a'));
      store.remove(lineId('a'));
      store.remove(lineId('a'));
      expect(store.read()).toEqual([]);
    });
  });
}
