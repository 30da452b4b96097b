import { gainFactor, SOUND_GAIN_DB, withinFullScale } from '#contract/sound-gain.ts';

/** A shaper takes what is beyond ±1 for ±1. So its input is made this much smaller, and its curve goes this much further. */
const REACH = gainFactor(SOUND_GAIN_DB.most);
/** Odd, so that silence is a point of the curve. Between two points Chromium draws a line, at most 4e-7 beside what it stands for. */
const CURVE_POINTS = 8_193;
/** After three times as long a change of gain is nearly done. */
const LEAD_OVER_SECONDS = 0.004;

/** Multiplies what goes through it, by up to the most an agent may choose, and keeps it within full scale. Adds no delay. */
export interface GainStage {
  readonly input: AudioNode;
  readonly output: AudioNode;
  /** Leads over to this factor, so that nothing clicks. */
  use(factor: number): void;
}

export function createGainStage(context: BaseAudioContext, factor: number): GainStage {
  const input = new GainNode(context, { gain: factor / REACH });
  const output = new WaveShaperNode(context, { curve: fullScaleCurve() });
  input.connect(output);
  return { input, output, use: (wanted) => leadOver(input.gain, { to: wanted / REACH, atSeconds: context.currentTime }) };
}

/** Moves a gain within some 10 ms, from wherever it is. */
export function leadOver(gain: AudioParam, { to, atSeconds }: { readonly to: number; readonly atSeconds: number }): void {
  gain.setTargetAtTime(to, atSeconds, LEAD_OVER_SECONDS);
}

/** What a shaper makes of its input: `withinFullScale` of what is `REACH` times as large. */
export function fullScaleCurve(): Float32Array<ArrayBuffer> {
  const middle = (CURVE_POINTS - 1) / 2;
  return Float32Array.from({ length: CURVE_POINTS }, (_, point) => withinFullScale((REACH * (point - middle)) / middle));
}
