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

export const ALL_PHASES_MS: readonly number[] = Array.from({ length: 20 }, (_, phaseMs) => phaseMs);

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
