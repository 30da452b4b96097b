import type { SoundCheckKind, SoundCheckResult, SoundCheckState, SoundCheckStep } from '#contract/sound-check.ts';
import { createLevelMeter, SILENCE_DBFS } from '../dsp/level-meter.ts';
import { createSeam } from '../dsp/seam.ts';
import { BLOCK_SAMPLES } from '../dsp/sound-format.ts';
import { beginStep, type RunningStep } from './check-step.ts';

/** A step that takes another's place in the middle of a sound must not click. */
const RAMP_SAMPLES = 240;

/** Behaves like a call's stream towards the devices, without a socket. */
export interface SoundCheck {
  obey(step: SoundCheckStep): void;
  /** The microphone's block before the voice is processed. */
  heard(block: Float32Array): void;
  /** The same block as a customer would hear it. */
  captured(block: Float32Array): void;
  /** Adds what should sound now to `mix`. */
  play(mix: Float32Array): void;
  /** Tells the state; about ten times a second. Works for some 100 ms at the end of a latency step. */
  tick(): void;
  /** Tells that the check is over. */
  dispose(): void;
}

export function createSoundCheck({
  now,
  report,
}: {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly report: (state: SoundCheckState) => void;
}): SoundCheck {
  const meter = createLevelMeter();
  const seam = createSeam(RAMP_SAMPLES);
  const own = new Float32Array(BLOCK_SAMPLES);
  let kind: SoundCheckKind = 'meter';
  let step: RunningStep = beginStep({ kind: 'meter' }, null);
  let recorded: Float32Array | null = null;
  let result: SoundCheckResult | null = null;
  let microphoneDbfs = SILENCE_DBFS;

  const tell = (): void => {
    const { progress } = step;
    report(result === null ? { phase: 'running', kind, progress, microphoneDbfs } : { phase: 'done', result, microphoneDbfs });
  };
  /** What takes an earlier recording's place takes its verdict's place as well. */
  const keepRecording = (): void => {
    if (step.recorded === null) return;
    recorded = step.recorded;
    if (result !== null) return;
    result = step.result();
    tell();
  };

  return {
    obey(order) {
      seam.cut();
      keepRecording();
      kind = order.kind;
      result = null;
      step = beginStep(order, recorded);
    },
    heard(block) {
      step.heard(block, now());
    },
    captured(block) {
      meter.add(block);
      step.captured(block);
    },
    play(mix) {
      own.fill(0);
      step.play(own, now());
      seam.smooth(own, 0, own.length);
      for (let index = 0; index < mix.length; index += 1) mix[index] = (mix[index] ?? 0) + (own[index] ?? 0);
    },
    tick() {
      if (step.progress === 1) result ??= step.result();
      microphoneDbfs = meter.takeDbfs();
      tell();
    },
    dispose() {
      report({ phase: 'idle' });
    },
  };
}
