import { describe, expect, test } from 'vitest';
import { atRate } from '../../../../main/practice/clips/at-rate.ts';
import { decodeWav } from '../../../../main/practice/clips/decode-wav.ts';
import { dominantFrequencyHz } from '../../../../main/practice/media/dominant-frequency.ts';
import { rmsDbfs } from '../../../../main/practice/media/tone-power.ts';
import { tonePcm } from '../support/media-client.ts';
import { wavFile } from '../support/media-host.ts';

const pcm16 = (...samples: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, index * 2);
  return bytes;
};

describe('a WAV file', () => {
  test.each([
    ['16 bits, mono', wavFile(pcm16(1, -2, 32_767), { rateHz: 8_000 }), 8_000, [1, -2, 32_767]],
    ['16 bits, stereo, mixed', wavFile(pcm16(100, 300, -100, -100), { rateHz: 44_100, channels: 2 }), 44_100, [200, -100]],
    ['8 bits, mono, unsigned', wavFile(Buffer.from([128, 255, 0]), { rateHz: 11_025, bits: 8 }), 11_025, [0, 32_512, -32_768]],
    ['8 bits, stereo', wavFile(Buffer.from([128, 130, 0, 0]), { rateHz: 22_050, bits: 8, channels: 2 }), 22_050, [256, -32_768]],
  ])('of %s is decoded', (_name, file, sampleRateHz, samples) => {
    expect(decodeWav(file)).toEqual({ sampleRateHz, samples: Int16Array.from(samples) });
  });

  test('in the extensible form is read by its sub-format', () => {
    const file = wavFile(pcm16(5), { rateHz: 16_000 });
    const format = Buffer.concat([file.subarray(20, 36), Buffer.from([22, 0, 16, 0, 4, 0, 0, 0, 1, 0]), Buffer.alloc(14)]);
    format.writeUInt16LE(0xfffe, 0);
    const head = Buffer.from(file.subarray(0, 20));
    head.writeUInt32LE(format.length, 16);
    expect(decodeWav(Buffer.concat([head, format, file.subarray(36)]))).toEqual({ sampleRateHz: 16_000, samples: Int16Array.of(5) });
  });

  test('whose sound is longer than the file ends with the file', () => {
    const file = wavFile(pcm16(1, 2, 3), { rateHz: 8_000 });
    file.writeUInt32LE(0xffffffff, file.length - 10);
    expect(decodeWav(file)).toEqual({ sampleRateHz: 8_000, samples: Int16Array.of(1, 2, 3) });
  });

  test.each([
    ['nothing at all', Buffer.alloc(0), 'the file is no WAV file'],
    ['an MP3 by another name', Buffer.from('ID3\u0004 and then some more bytes'), 'the file is no WAV file'],
    ['µ-law', wavFile(Buffer.alloc(8), { rateHz: 8_000, tag: 7, bits: 8 }), 'the WAV file is not PCM of 8 or 16 bits'],
    ['24 bits', wavFile(Buffer.alloc(6), { rateHz: 48_000, bits: 24 }), 'the WAV file is not PCM of 8 or 16 bits'],
    ['five channels', wavFile(Buffer.alloc(10), { rateHz: 48_000, channels: 5 }), 'the WAV file is neither mono nor stereo'],
    ['no rate', wavFile(Buffer.alloc(2), { rateHz: 0 }), 'the WAV file has no usable sample rate'],
    ['a file cut off before its sound', wavFile(pcm16(1), { rateHz: 8_000 }).subarray(0, 40), 'the WAV file has no sound'],
  ])('that is %s is refused with the reason', (_name, file, reason) => {
    expect(decodeWav(file)).toBe(reason);
  });
});

describe('a sound at another rate', () => {
  const tone = (hz: number, sampleRateHz: number): { sampleRateHz: number; samples: Int16Array } => {
    const pcm = tonePcm(hz, sampleRateHz);
    return { sampleRateHz, samples: Int16Array.from({ length: pcm.length / 2 }, (_, index) => pcm.readInt16LE(index * 2)) };
  };
  const floats = (samples: Int16Array): Float32Array =>
    Float32Array.from(samples.slice(0, samples.length / 2), (sample) => sample / 32_768);

  test.each([
    [8_000, 16_000],
    [44_100, 16_000],
    [11_025, 48_000],
    [48_000, 8_000],
  ])('from %i to %i Hz keeps its length, its tone and its level', (fromHz, toHz) => {
    const sound = tone(440, fromHz);
    const samples = atRate(sound, toHz);
    expect(Math.abs(samples.length / toHz - sound.samples.length / fromHz)).toBeLessThan(0.001);
    expect(Math.abs((dominantFrequencyHz(floats(samples), toHz) ?? 0) - 440)).toBeLessThan(10);
    expect(Math.abs(rmsDbfs(floats(samples)) - rmsDbfs(floats(sound.samples)))).toBeLessThan(0.5);
  });

  test('does not turn a tone too high for it into a loud low one', () => {
    const sound = tone(15_000, 48_000);
    expect(rmsDbfs(floats(atRate(sound, 8_000)))).toBeLessThan(rmsDbfs(floats(sound.samples)) - 12);
  });
});
