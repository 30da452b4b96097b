import type { SoundCheckResult, SoundCheckStep } from '#contract/sound-check.ts';
import { createLatencyProbe } from './latency-probe.ts';
import { playSamples } from './played-samples.ts';
import { createRecording } from './recording.ts';
import { toneSamples } from './test-sounds.ts';

/** One step while it runs. None of its functions but `result` does more than a call's would, by the block. */
export interface RunningStep {
  /** The microphone before the voice is processed. */
  heard(block: Float32Array, nowMs: number): void;
  /** The microphone as a customer would hear it. */
  captured(block: Float32Array): void;
  /** Adds to `mix`. */
  play(mix: Float32Array, nowMs: number): void;
  /** 0 to 1; null where the step has no end. */
  readonly progress: number | null;
  /** Once progress is 1, or something was recorded. */
  result(): SoundCheckResult | null;
  /** What a later step may play back: a recording that is stopped is what was recorded so far. */
  readonly recorded: Float32Array | null;
}

const IDLE: RunningStep = {
  heard: () => undefined,
  captured: () => undefined,
  play: () => undefined,
  progress: null,
  result: () => null,
  recorded: null,
};

/** `recorded`: what the last recording holds; a play-back of none is over at once. */
export function beginStep(step: SoundCheckStep, recorded: Float32Array | null): RunningStep {
  switch (step.kind) {
    case 'meter':
      return IDLE;
    case 'record':
      return record(step.seconds);
    case 'play-back':
      return playing(recorded ?? new Float32Array(0), { kind: 'play-back' });
    case 'tone':
      return playing(toneSamples(step.hz), { kind: 'tone' });
    case 'latency':
      return measureLatency();
  }
}

function record(seconds: number): RunningStep {
  const recording = createRecording(seconds);
  return {
    ...IDLE,
    captured: recording.captured,
    get progress() {
      return recording.progress;
    },
    result: recording.verdict,
    get recorded() {
      return recording.samples;
    },
  };
}

function playing(samples: Float32Array, result: SoundCheckResult): RunningStep {
  const played = playSamples(samples);
  return {
    ...IDLE,
    play: played.play,
    get progress() {
      return played.progress;
    },
    result: () => result,
  };
}

function measureLatency(): RunningStep {
  const probe = createLatencyProbe();
  return {
    ...IDLE,
    heard: probe.heard,
    play: probe.play,
    get progress() {
      return probe.progress;
    },
    result: () => ({ kind: 'latency', latencyMs: probe.latencyMs() }),
  };
}
