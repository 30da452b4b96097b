import type { SoundCheckResult, VoiceVerdict } from '#contract/sound-check.ts';
import { blockDbfs, SILENCE_DBFS } from '../dsp/level-meter.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';

/** Speech is meant to lie at −26 dBov while somebody speaks (ITU-T P.56); 14 dB below that a customer asks to speak up. */
const QUIET_DBFS = -40;
/** The noise of a microphone nobody speaks into. */
const SILENT_DBFS = -55;
/** At the top of the scale the voice is cut off. */
const LOUD_PEAK_DBFS = -0.5;
/** What is further below the loudest block is a pause (P.56 has 15.9 dB below the mean). */
const PAUSE_DB = 25;
/** What is shorter was stopped before anybody spoke. */
const SHORTEST_SECONDS = 1;

export interface Recording {
  /** Takes a block until it is full. Allocates nothing. */
  captured(block: Float32Array): void;
  /** 0 to 1. */
  readonly progress: number;
  /** What was recorded so far, as it came; null while it is too short to be judged. */
  readonly samples: Float32Array | null;
  verdict(): Extract<SoundCheckResult, { readonly kind: 'record' }>;
}

export function createRecording(seconds: number): Recording {
  const tape = new Float32Array(seconds * INNER_RATE_HZ);
  let length = 0;
  return {
    captured(block) {
      const count = Math.min(block.length, tape.length - length);
      for (let index = 0; index < count; index += 1) tape[length + index] = block[index] ?? 0;
      length += count;
    },
    get progress() {
      return length / tape.length;
    },
    get samples() {
      return length < SHORTEST_SECONDS * INNER_RATE_HZ ? null : tape.subarray(0, length);
    },
    verdict() {
      const samples = tape.subarray(0, length);
      const levels = { peakDbfs: peakDbfs(samples), voiceDbfs: voiceDbfs(samples) };
      return { kind: 'record', verdict: voiceVerdict(levels), ...levels };
    },
  };
}

function voiceVerdict({ peakDbfs: peak, voiceDbfs: voice }: { readonly peakDbfs: number; readonly voiceDbfs: number }): VoiceVerdict {
  if (voice < SILENT_DBFS) return 'silent';
  if (peak >= LOUD_PEAK_DBFS) return 'loud';
  return voice < QUIET_DBFS ? 'quiet' : 'good';
}

function peakDbfs(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak === 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(peak));
}

/** The level while somebody speaks: pauses are left out, or a good voice with pauses would pass for a quiet one. */
function voiceDbfs(samples: Float32Array): number {
  const levels: number[] = [];
  for (let from = 0; from < samples.length; from += BLOCK_SAMPLES) levels.push(blockDbfs(samples.subarray(from, from + BLOCK_SAMPLES)));
  const loudest = Math.max(SILENCE_DBFS, ...levels);
  const spoken = levels.filter((level) => level > loudest - PAUSE_DB);
  if (spoken.length === 0) return SILENCE_DBFS;
  return 10 * Math.log10(spoken.reduce((sum, level) => sum + 10 ** (level / 10), 0) / spoken.length);
}
