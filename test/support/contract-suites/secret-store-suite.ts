import { describe, expect, test } from 'vitest';
import type { SecretStore } from '../../../main/core/ports.ts';

/** What every SecretStore promises, whether or not it can keep what it is given (`keeps`). `open` gives an empty one. */
export function secretStoreSuite(name: string, { open, keeps }: { readonly open: () => SecretStore; readonly keeps: boolean }): void {
  const why = keeps ? null : { code: 'keys-not-kept' };

  describe(`secrets (${name})`, () => {
    test('are none at first', () => {
      const store = open();
      expect([store.read('tunnel-token'), store.read('webhook-signature')]).toEqual([null, null]);
    });

    test('are known to last or not before one is given', () => {
      const store = open();
      expect(store.canKeep()).toBe(keeps);
      expect(store.read('tunnel-token')).toBeNull();
    });

    test('are read until quit, and the store says whether they last longer', () => {
      const store = open();
      expect(store.write('tunnel-token', 'one')).toEqual(why);
      expect(store.write('webhook-signature', 'two')).toEqual(why);
      expect(store.write('tunnel-token', 'three')).toEqual(why);
      expect([store.read('tunnel-token'), store.read('webhook-signature')]).toEqual(['three', 'two']);
    });

    test('that are taken away are gone, and taking them away twice is harmless', () => {
      const store = open();
      store.write('tunnel-token', 'one');
      expect([store.write('tunnel-token', null), store.write('tunnel-token', null)]).toEqual([null, null]);
      expect(store.read('tunnel-token')).toBeNull();
    });
  });
}
