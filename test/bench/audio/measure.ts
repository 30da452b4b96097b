import type { JitterTuning } from '../../../main/audio/downlink/jitter-tuning.ts';
import type { Trace } from '../../support/traces/read-traces.ts';
import { createEngineReceiver } from './engine-receiver.ts';
import { figuresOf, type Figures } from './figures.ts';
import { createNetEqModel } from './peers/neteq-model.ts';
import type { SpeexPeer } from './peers/speex-peer.ts';
import { replay } from './replay.ts';

export interface Measuring {
  readonly trace: Trace;
  /** Pulls begin so many milliseconds after the first frame was sent; one call each. */
  readonly phasesMs: readonly number[];
}

const ALL_PHASES_MS = Array.from({ length: 20 }, (_, phaseMs) => phaseMs);

/** So many phases, evenly over 0…19 ms. */
export function phasesOf(count: number): readonly number[] {
  const step = Math.max(1, Math.round(ALL_PHASES_MS.length / count));
  return ALL_PHASES_MS.filter((_, index) => index % step === 0);
}

export function measureEngine(
  { trace, phasesMs }: Measuring,
  engine: { readonly sound: Float32Array; readonly tuning?: Partial<JitterTuning> },
): Figures {
  return figuresOf(
    phasesMs.map((phaseMs) => replay({ trace, phaseMs, receiver: createEngineReceiver({ frameMs: trace.frameMs, ...engine }) })),
  );
}

export function measureNetEq({ trace, phasesMs }: Measuring, quantile?: number): Figures {
  const shape = { frameMs: trace.frameMs, ...(quantile === undefined ? {} : { quantile }) };
  return figuresOf(phasesMs.map((phaseMs) => replay({ trace, phaseMs, receiver: createNetEqModel(shape) })));
}

export function measureSpeex({ trace, phasesMs }: Measuring, peer: SpeexPeer, marginMs: number): Figures {
  return figuresOf(peer.replay(trace, phasesMs, marginMs));
}
