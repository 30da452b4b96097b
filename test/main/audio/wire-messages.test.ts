import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createByteRate } from '../../../main/audio/socket/byte-rate.ts';
import { createPcmMessages } from '../../../main/audio/socket/pcm-messages.ts';
import { readTextFrame } from '../../../main/audio/socket/text-frame.ts';

describe('messages of sound', () => {
  test('cut anywhere, odd lengths included, the bytes stay in order and samples stay whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 }), (bytes, cuts) => {
        const messages = createPcmMessages();
        const got: Buffer[] = [];
        let from = 0;
        for (const length of [...cuts, bytes.length]) {
          const piece = messages.next(Buffer.from(bytes.subarray(from, from + length)));
          from = Math.min(bytes.length, from + length);
          expect(piece.length % 2).toBe(0);
          got.push(Buffer.from(piece));
        }
        expect(Buffer.concat(got)).toEqual(Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))));
      }),
    );
  });

  test.each([
    ['{"sampleRate":24000}', { sampleRate: 24_000, stop: false }],
    ['{"event":"start","sampleRate":8000}', { sampleRate: 8_000, stop: false }],
    ['{"event":"stop"}', { sampleRate: null, stop: true }],
    ['{"sampleRate":"24000"}', { sampleRate: null, stop: false }],
    ['{"sampleRate":44100}', { sampleRate: null, stop: false }],
    ['stop', { sampleRate: null, stop: false }],
    ['null', { sampleRate: null, stop: false }],
    ['[{"event":"stop"}]', { sampleRate: null, stop: false }],
    ['', { sampleRate: null, stop: false }],
  ])('the text %s means %o', (text, meaning) => {
    expect(readTextFrame(text)).toEqual(meaning);
  });
});

describe('the rate that the bytes speak for', () => {
  const measure = (bytesPerMessage: number, everyMs: number, pauseAfter = Number.POSITIVE_INFINITY) => {
    const rate = createByteRate();
    let said: number | null = null;
    for (let index = 0; index < 80; index += 1)
      said = rate.arrived(bytesPerMessage, index * everyMs + (index >= pauseAfter ? 1_000 * (index - pauseAfter) : 0)) ?? said;
    return said;
  };
  test.each([
    [960, 8_000],
    [1_920, 16_000],
    [2_880, 24_000],
    [5_760, 48_000],
  ])('%i bytes every 60 ms are %i Hz', (bytes, rateHz) => {
    expect(measure(bytes, 60)).toBe(rateHz);
  });
  test('nothing is said in less than three seconds, nor of a stream with pauses, nor of an odd rate', () => {
    expect(measure(1_920, 30)).toBe(null); // 80 messages are 2.4 s
    expect(measure(1_920, 60, 10)).toBe(null);
    expect(measure(2_400, 60)).toBe(null); // 20 kHz
  });
  test('a 48 kHz service that is silent between words is not taken for a 16 kHz one', () => {
    const rate = createByteRate();
    const said = Array.from({ length: 100 }, (_, index) => rate.arrived(5_760, index * 60 + Math.floor(index / 5) * 600));
    expect(said.every((hz) => hz === null)).toBe(true);
  });
});
