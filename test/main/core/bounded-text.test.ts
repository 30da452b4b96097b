import { expect, test } from 'vitest';
import { boundedText } from '../../../main/core/bounded-text.ts';

const BYTES = new TextEncoder().encode('\u{feff}Olá, 😀');
const read = (chunks: readonly Uint8Array[], largestBytes: number) =>
  boundedText(chunks, { largestBytes, decoder: new TextDecoder('utf-8', { ignoreBOM: true }) });
const single = [...BYTES].map((byte) => Uint8Array.of(byte));

test('an answer is the same text however it was cut, with a mark in front left where it is', async () => {
  expect(await read([BYTES], BYTES.length)).toBe('\u{feff}Olá, 😀');
  expect(await read(single, BYTES.length)).toBe('\u{feff}Olá, 😀');
  expect(await read([], 0)).toBe('');
});

test('half a letter at its end is told as one that nobody can read', async () => {
  expect(await read(single.slice(0, -1), BYTES.length)).toBe('\u{feff}Olá, \u{fffd}');
});

test('one byte more than allowed, counted before it is text, makes it none, and the rest is not read', async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      asked += 1;
      yield Uint8Array.of(0xc3, 0xa1);
    }
  }
  expect(await read(single, BYTES.length - 1)).toBeNull();
  expect(await boundedText(endless(), { largestBytes: 5, decoder: new TextDecoder() })).toBeNull();
  expect(asked).toBe(3);
});
