import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { captureMethods } from '../../build/dev-host/bridge/captured-methods.ts';
import { createCodec } from '../../build/dev-host/bridge/codec.ts';
import { startFixture, type Fixture } from './support.ts';

const SAME = `
function same(a, b, seen = new Map()) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date || a instanceof RegExp || a instanceof Number || a instanceof String || a instanceof Boolean) return String(a) === String(b);
  if (a instanceof Map) return a.size === b.size && same([...a], [...b], seen);
  if (a instanceof Set) return a.size === b.size && same([...a], [...b], seen);
  if (a instanceof ArrayBuffer) return same(new Uint8Array(a), new Uint8Array(b), seen);
  if (a instanceof Error && (a.message !== b.message || a.name !== b.name || !same(a.cause, b.cause, seen))) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key], seen));
}`;

const KEPT: readonly (readonly [what: string, expression: string])[] = [
  ['nothing', 'undefined'],
  ['null', 'null'],
  ['true', 'true'],
  ['text beyond the Latin alphabet', '"olá \\u2028 📞 \\ud800"'],
  ['not a number', 'NaN'],
  ['minus nothing', '-0'],
  ['infinity', '-Infinity'],
  ['a fraction', '0.1 + 0.2'],
  ['a big integer', '-123456789012345678901234567890n'],
  ['a date', 'new Date(1234567890123)'],
  ['no date', 'new Date(NaN)'],
  ['a pattern', '/a\\/b"/gi'],
  ['a map', 'new Map([["a", { b: 1 }], [{ key: true }, undefined], [3, new Map()]])'],
  ['a set', 'new Set([1, "1", new Set()])'],
  ['bytes', 'new Uint8Array([0, 1, 128, 255])'],
  ['a buffer', 'new Int16Array([-1, 300]).buffer'],
  ['floats', 'new Float32Array([0.5, NaN, -0])'],
  ['a view into a buffer', 'new DataView(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2)'],
  ['big integers', 'new BigInt64Array([-1n])'],
  ['a list with a hole', '[1, , 3]'],
  ['an empty key', '({ "": 1, "a b": undefined })'],
  ['a key named __proto__', 'JSON.parse(\'{"__proto__": {"a": 1}}\')'],
  ['a ring', '(() => { const ring = { name: "ring", list: [] }; ring.self = ring; ring.list.push(ring); return ring })()'],
  ['the same thing twice', '(() => { const one = { a: 1 }; return [one, one] })()'],
  ['an error', 'new TypeError("wrong", { cause: { code: 7 } })'],
  ['a wrapped number', 'Object(5)'],
  ['a wrapped text', 'Object("x")'],
  ['a class instance, as a plain object', 'structuredClone(new (class Point { x = 1 })())'],
  ['a long list', 'Array.from({ length: 5000 }, (_, index) => index)'],
];

describe('values between page and main process', () => {
  let app: Fixture;
  beforeAll(async () => {
    app = await startFixture({ args: ['--hidden'] });
  });
  afterAll(() => app.stop());

  test('everything that can be cloned comes back from the main process as it was', async () => {
    const table = `(async () => { ${SAME} const kept = {}; for (const [what, value] of [${KEPT.map(([what, expression]) => `[${JSON.stringify(what)}, ${expression}]`).join(', ')}]) kept[what] = same(value, await api.invoke('echo', value)); return kept })()`;
    expect(await app.page(table)).toEqual(Object.fromEntries(KEPT.map(([what]) => [what, true])));
  });

  test('things that are the same stay the same thing', async () => {
    expect(
      await app.page(
        `api.invoke('echo', (() => { const one = {}; const bytes = new Uint8Array(4); return [one, one, bytes, new Uint8Array(bytes.buffer, 2)] })()).then(([a, b, c, d]) => { c[2] = 9; return [a === b, d[0]] })`,
      ),
    ).toEqual([true, 9]);
  });

  test.each(['() => 1', 'Symbol("x")', '{ deep: [() => 1] }', 'document.body', 'new WeakMap()', 'Promise.resolve(1)'])(
    '%s cannot be sent, and says so',
    async (expression) => {
      const attempt = `(async () => { try { await api.invoke('echo', ${expression.startsWith('{') ? `(${expression})` : expression}); return 'sent' } catch (error) { return error.message } })()`;
      // A promise is turned into what it promises on the way to the preload, and refused from there.
      expect(await app.page(attempt)).toContain('An object could not be cloned');
    },
  );

  test('what a handler throws reaches the page in the words of Electron', async () => {
    expect(await app.page(`api.invoke('fail').catch((error) => [error instanceof Error, error.message])`)).toEqual([
      true,
      `Error invoking remote method 'fail': TypeError: it failed`,
    ]);
    expect(await app.page(`api.invoke('nobody').catch((error) => error.message)`)).toBe(
      `Error invoking remote method 'nobody': Error: No handler registered for 'nobody'`,
    );
    expect(await app.page(`api.invoke('give-function').catch((error) => error.message)`)).toBe(
      `Error invoking remote method 'give-function': Error: An object could not be cloned.`,
    );
  });

  test('messages to a page are cloned too, and what cannot be cloned is refused where it is sent', async () => {
    await app.page(`(window.got = [], api.on('values', (...args) => window.got.push(args)))`);
    await app.main(`state.windows.first.webContents.send('values', new Map([[1n, new Date(7)]]), [undefined, NaN])`);
    expect(
      await app.page(
        `new Promise((resolve) => setTimeout(() => resolve([got.length, got[0][0].get(1n).getTime(), got[0][1].length, String(got[0][1][1])]), 50))`,
      ),
    ).toEqual([1, 7, 2, 'NaN']);
    expect(
      await app.main(
        `try { state.windows.first.webContents.send('values', () => 1); return 'sent' } catch (error) { return error.message }`,
      ),
    ).toBe('An object could not be cloned.');
  });
});

describe('the codec', () => {
  const codec = createCodec(captureMethods());

  test('whatever structured clone makes of a value, the text makes of it too', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.bigInt(),
      fc.boolean(),
      fc.constant(undefined),
      fc.constant(null),
      fc.date({ noInvalidDate: false }),
      fc.uint8Array(),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('any')),
        fc.dictionary(fc.string(), tie('any')),
        fc.array(fc.tuple(tie('any'), tie('any'))).map((entries) => new Map(entries)),
        fc.array(tie('any')).map((items) => new Set(items)),
      ),
    })).any;
    fc.assert(
      fc.property(value, (any) => {
        expect(codec.decode(JSON.parse(codec.encode(any)))).toStrictEqual(structuredClone(any));
      }),
      { numRuns: 100 },
    );
  });
});
