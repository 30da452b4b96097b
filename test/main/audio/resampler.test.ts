import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBlockConverter, createPullConverter } from '../../../main/audio/dsp/block-converter.ts';
import { correctedRatio, loadResamplers, outputRoom } from '../../../main/audio/dsp/resampler.ts';
import { goertzelDbfs, toneSamples } from '../../support/sound/tone-analysis.ts';

const createResampler = await loadResamplers();

function convert(samples: Float32Array, { fromHz, toHz, chunk }: { fromHz: number; toHz: number; chunk: number }): Float32Array {
  const resampler = createResampler({ fromHz, toHz });
  const out: number[] = [];
  for (let from = 0; from < samples.length; from += chunk) {
    const piece = samples.subarray(from, from + chunk);
    const room = new Float32Array(outputRoom(piece.length, { fromHz, toHz }));
    out.push(...room.subarray(0, resampler.process(piece, room)));
  }
  resampler.dispose();
  return Float32Array.from(out);
}

/** Signal to noise of a sine: what is left after the best-fitting sine of that frequency is taken away. */
function snrDb(samples: Float32Array, rateHz: number, hz: number): number {
  const omega = (2 * Math.PI * hz) / rateHz;
  // Least squares, because a corrected tone has no whole number of periods in a second.
  let [ss, sc, cc, xs, xc] = [0, 0, 0, 0, 0];
  samples.forEach((sample, index) => {
    const [sine, cosine] = [Math.sin(omega * index), Math.cos(omega * index)];
    [ss, sc, cc] = [ss + sine * sine, sc + sine * cosine, cc + cosine * cosine];
    [xs, xc] = [xs + sample * sine, xc + sample * cosine];
  });
  const [a, b] = [(xs * cc - xc * sc) / (ss * cc - sc * sc), (xc * ss - xs * sc) / (ss * cc - sc * sc)];
  let noise = 0;
  samples.forEach((sample, index) => {
    noise += (sample - a * Math.sin(omega * index) - b * Math.cos(omega * index)) ** 2;
  });
  return 10 * Math.log10((a * a + b * b) / 2 / (noise / samples.length));
}

describe('resampling', () => {
  test.each([
    [48_000, 8_000],
    [48_000, 16_000],
    [48_000, 24_000],
    [8_000, 48_000],
    [16_000, 48_000],
    [24_000, 48_000],
    [44_100, 48_000],
    [48_000, 44_100],
  ])('%i to %i Hz keeps a 1 kHz tone with at least 100 dB over noise', (fromHz, toHz) => {
    const out = convert(toneSamples({ hz: 1_000, rateHz: fromHz, seconds: 1.5 }), { fromHz, toHz, chunk: fromHz / 100 });
    expect(Math.abs(out.length - toHz * 1.5)).toBeLessThanOrEqual(toHz / 100);
    const settled = out.subarray(Math.round(toHz / 4), Math.round(toHz / 4) + toHz); // one second: whole periods
    const snr = snrDb(settled, toHz, 1_000);
    console.log(`resampler ${fromHz} → ${toHz} Hz: ${snr.toFixed(0)} dB`);
    expect(snr).toBeGreaterThan(100);
    expect(goertzelDbfs(settled, toHz, 1_000)).toBeCloseTo(-6, 1);
  });

  test("a tone above the wire's half rate does not come back as another one", () => {
    const out = convert(toneSamples({ hz: 10_000, rateHz: 48_000, seconds: 1 }), { fromHz: 48_000, toHz: 16_000, chunk: 480 });
    expect(goertzelDbfs(out.subarray(2_000), 16_000, 6_000)).toBeLessThan(-80);
  });

  test.each([-300, -40, 40, 300])('corrected by %i ppm to follow a far clock, it keeps 100 dB over noise, without a break', (ppm) => {
    const rates = { fromHz: 16_000, toHz: 48_000, isSteered: true };
    const resampler = createResampler(rates);
    const tone = toneSamples({ hz: 1_000, rateHz: 16_000, seconds: 4 });
    const room = new Float32Array(outputRoom(160, rates));
    const out: number[] = [];
    for (let from = 0; from < tone.length; from += 160) {
      if (from === 16_000) resampler.correct(ppm); // mid-sound, as in a call
      out.push(...room.subarray(0, resampler.process(tone.subarray(from, from + 160), room)));
    }
    resampler.dispose();
    const { numerator, denominator } = correctedRatio(rates, ppm);
    const heardHz = (1_000 * numerator * 3) / denominator; // to a millionth of what was asked for
    const snr = snrDb(Float32Array.from(out).subarray(2 * 48_000, 3 * 48_000), 48_000, heardHz);
    console.log(`resampler corrected by ${ppm} ppm: ${snr.toFixed(0)} dB`);
    expect(snr).toBeGreaterThan(100);
    const around = out.slice(47_000, 50_000);
    const steps = around.map((sample, index) => Math.abs(sample - (around[index + 1] ?? sample)));
    expect(Math.max(...steps)).toBeLessThan(0.5 * 2 * Math.PI * (1_000 / 48_000) * 1.02);
  });

  test('how the sound is cut into chunks does not matter', () => {
    const sound = toneSamples({ hz: 700, rateHz: 48_000, seconds: 0.2 });
    const whole = convert(sound, { fromHz: 48_000, toHz: 16_000, chunk: sound.length });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (chunk) => {
        const pieces = convert(sound, { fromHz: 48_000, toHz: 16_000, chunk });
        expect(pieces.length).toBe(whole.length);
        expect(pieces.every((sample, index) => Math.abs(sample - (whole[index] ?? 9)) < 1e-6)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('fixed blocks at the new rate, whatever length comes in, lose no sample', () => {
    const converter = createBlockConverter({
      rates: { fromHz: 44_100, toHz: 48_000 },
      longestInput: 441,
      blockSamples: 480,
      createResampler,
    });
    const out: number[] = [];
    const tone = toneSamples({ hz: 1_000, rateHz: 44_100, seconds: 2 });
    for (let from = 0; from < tone.length; from += 441) converter.push(tone.subarray(from, from + 441), (block) => out.push(...block));
    expect(out.length % 480).toBe(0);
    expect(96_000 - out.length).toBeLessThan(1_000);
    const snr = snrDb(Float32Array.from(out).subarray(12_000, 60_000), 48_000, 1_000);
    console.log(`blocks pushed at 44100 Hz: ${snr.toFixed(0)} dB`);
    expect(snr).toBeGreaterThan(100);
    converter.dispose();
  });

  test.each([44_100, 16_000])('a speaker at %i Hz draws blocks of one length, whatever is left over', (toHz) => {
    const lengths = new Set<number>();
    const converter = createPullConverter({
      rates: { fromHz: 48_000, toHz },
      sourceBlockSamples: 480,
      draws: 'whole',
      longestOutput: toHz / 100,
      createResampler,
    });
    const out = new Float32Array(toHz / 100);
    for (let count = 0; count < 500; count += 1) converter.fill(out, (block) => lengths.add(block.length));
    converter.dispose();
    expect([...lengths]).toEqual([480]);
  });

  test.each([8_000, 16_000, 24_000, 48_000])(
    'who draws what is needed at %i Hz draws one block each time, however the clocks drift',
    (fromHz) => {
      const converter = createPullConverter({
        rates: { fromHz, toHz: 48_000, isSteered: true },
        sourceBlockSamples: fromHz / 100,
        draws: 'needed',
        longestOutput: 480,
        createResampler,
      });
      const out = new Float32Array(480);
      const lengths = new Set<number>();
      let draws = 0;
      // Slowly over all of what the drift control may say, in steps as small as its own.
      for (let ppm = -500; ppm <= 500; ppm += 0.37) {
        converter.correct(ppm);
        for (let count = 0; count < 12; count += 1) {
          converter.fill(out, (block) => lengths.add(block.length));
          draws += 1;
        }
      }
      converter.dispose();
      const off = [...lengths].map((length) => length - fromHz / 100).toSorted((one, other) => one - other);
      expect(off).toEqual([-1, 0, 1]);
      expect(draws).toBeGreaterThan(30_000);
    },
  );

  test('who pulls blocks at another rate gets a whole tone', () => {
    const tone = toneSamples({ hz: 1_000, rateHz: 16_000, seconds: 2 });
    let from = 0;
    const converter = createPullConverter({
      rates: { fromHz: 16_000, toHz: 48_000 },
      sourceBlockSamples: 160,
      draws: 'needed',
      longestOutput: 480,
      createResampler,
    });
    const block = new Float32Array(480);
    const out: number[] = [];
    for (let count = 0; count < 150; count += 1) {
      converter.fill(block, (source) => {
        source.set(tone.subarray(from, from + source.length));
        from += source.length;
      });
      out.push(...block);
    }
    const snr = snrDb(Float32Array.from(out).subarray(12_000, 60_000), 48_000, 1_000);
    console.log(`blocks pulled at 16000 Hz: ${snr.toFixed(0)} dB`);
    expect(snr).toBeGreaterThan(100);
    converter.dispose();
  });
});
