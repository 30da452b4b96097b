import { describe, expect, test } from 'vitest';
import { createHearingMeter } from '../../../../main/practice/media/hearing-meter.ts';

function tone(frequencyHz: number, rateHz: number, ms: number, amplitude = 0.5): Int16Array {
  return Int16Array.from({ length: (rateHz * ms) / 1_000 }, (_, index) =>
    Math.round(amplitude * 32_767 * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz)),
  );
}

describe('the meter of what a customer hears', () => {
  test.each([8_000, 16_000, 24_000, 48_000])(
    'at %i Hz a half-scale 440 Hz sine reads -9 dBFS at 440, nothing at 1 kHz, and 440 Hz as the strongest',
    (rateHz) => {
      const meter = createHearingMeter(rateHz, () => 1_000);
      meter.hear(tone(440, rateHz, 400));
      const moment = meter.read(0).moments.at(-1);
      expect(moment?.tone440Dbfs).toBeCloseTo(-9.03, 1);
      expect(moment?.rmsDbfs).toBeCloseTo(-9.03, 1);
      expect(moment?.tone1000Dbfs).toBeLessThan(-50);
      expect(Math.abs((moment?.dominantHz ?? 0) - 440)).toBeLessThan(3);
    },
  );

  test('silence after a tone is seen in the next 20 ms, and fills the window 200 ms later', () => {
    let nowMs = 0;
    const meter = createHearingMeter(16_000, () => nowMs);
    meter.hear(tone(1_000, 16_000, 200));
    for (nowMs = 20; nowMs <= 200; nowMs += 20) meter.hear(new Int16Array(320));
    const { moments } = meter.read(0);
    expect(moments[0]?.lastStepDbfs).toBe(-120);
    expect(moments[0]?.rmsDbfs).toBeGreaterThan(-12);
    expect(moments.at(-1)?.rmsDbfs).toBe(-120);
  });

  test('messages of any length give one moment per 20 ms of sound', () => {
    const meter = createHearingMeter(16_000, () => 7);
    for (const length of [1, 319, 960, 5, 635, 0]) meter.hear(new Int16Array(length));
    expect(meter.read(0)).toMatchObject({ framesReceived: 6, samplesReceived: 1_920, firstAudioAtMs: 7, lastAudioAtMs: 7 });
    expect(meter.read(0).moments).toHaveLength(6);
  });

  test('ten seconds are remembered, not more', () => {
    const meter = createHearingMeter(8_000, () => 1);
    for (let second = 0; second < 12; second += 1) meter.hear(new Int16Array(8_000));
    expect(meter.read(0).moments).toHaveLength(500);
  });
});
