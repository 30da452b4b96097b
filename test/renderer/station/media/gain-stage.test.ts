import { gainFactor, SOUND_GAIN_DB, withinFullScale } from '#contract/sound-gain.ts';
import { expect, test } from 'vitest';
import { fullScaleCurve } from '../../../../renderer/station/media/gain-stage.ts';

const MOST = gainFactor(SOUND_GAIN_DB.most);

/** As Web Audio's WaveShaperNode does it: the ends of the curve are -1 and 1, and between two points is a line. */
function shaped(curve: Float32Array, input: number): number {
  const at = ((Math.max(-1, Math.min(1, input)) + 1) / 2) * (curve.length - 1);
  const [below, above] = [curve[Math.floor(at)] ?? 0, curve[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

test('the curve is that of web numbers, for the loudest sample with the most gain too, and silence stays silence', () => {
  const curve = fullScaleCurve();
  for (let sample = -1; sample <= 1; sample += 0.000_37) {
    for (const factor of [0.25, 1, 2, MOST]) {
      // What is let into the shaper is that much smaller.
      expect(Math.abs(shaped(curve, (sample * factor) / MOST) - withinFullScale(sample * factor))).toBeLessThan(1e-6);
    }
  }
  expect(shaped(curve, 0)).toBe(0);
});
