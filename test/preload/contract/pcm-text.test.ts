import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pcmOfText, pcmText } from '../../../preload/contract/pcm-text.ts';

test('samples survive as text, which is what every encoder of base64 makes of their bytes', () => {
  fc.assert(
    fc.property(fc.int16Array({ maxLength: 50 }), (pcm) => {
      const bytes = Buffer.alloc(pcm.length * 2);
      for (const [index, sample] of pcm.entries()) bytes.writeInt16LE(sample, index * 2);
      expect(pcmText(pcm)).toBe(bytes.toString('base64'));
      expect(pcmOfText(pcmText(pcm))).toEqual(pcm);
    }),
  );
});

test('half a sample at the end is none', () => {
  expect(pcmOfText(Buffer.from([1, 2, 3]).toString('base64'))).toEqual(Int16Array.of(0x0201));
  expect(pcmOfText('')).toEqual(new Int16Array());
});
