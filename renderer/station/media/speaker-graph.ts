import { createGainStage, leadOver, type GainStage } from './gain-stage.ts';
import { openTonesContext } from './open-audio-context.ts';

/** The player is silent from then on: not before there is something in its place. */
const PROVEN_SECONDS = 0.02;

/** A received track on one speaker, beside its player: that has to go on, muted, for without it nothing is received. */
export interface SpeakerGraph {
  readonly sinkId: string;
  /** Whether it can: what is never louder passes as it came, however loud it is. */
  readonly isLouder: boolean;
  /** Not before its output is open, and not after that failed. */
  isSounding(): boolean;
  /** Leads over to this factor of the amplitude. */
  use(factor: number): void;
  close(): Promise<void>;
}

export interface SpeakerGraphOrder {
  readonly sinkId: string;
  /** How often this speaker has come back, for a stream of another kind each time. */
  readonly returns: number;
  readonly isLouder: boolean;
  /** At first. */
  readonly factor: number;
  /** It sounds now, or does no more. */
  readonly changed: () => void;
  /** The speaker is gone, or does not play. It may be told more than once. */
  readonly lost: () => void;
}

/** Throws a DOMException where the output is refused on the spot. */
export function openSpeakerGraph(track: MediaStreamTrack, order: SpeakerGraphOrder): SpeakerGraph {
  const { sinkId, returns, isLouder, factor, changed, lost } = order;
  const context = openTonesContext(sinkId, returns);
  context.addEventListener('statechange', changed);
  context.addEventListener('error', lost);
  // Chromium says `running` before there is an output, and also where there will be none. What ends by the clock proves one.
  let isProven = false;
  const proof = new ConstantSourceNode(context, { offset: 0 });
  proof.addEventListener('ended', () => {
    isProven = true;
    changed();
  });
  proof.connect(context.destination);
  proof.start();
  proof.stop(PROVEN_SECONDS);
  // Held until the end: Chromium collects a source that nobody holds, and then it is silent.
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const stage = isLouder ? createGainStage(context, factor) : plainStage(context, factor);
  source.connect(stage.input);
  stage.output.connect(context.destination);
  return {
    sinkId,
    isLouder,
    isSounding: () => isProven && context.state === 'running',
    use: stage.use,
    close: () => {
      source.disconnect();
      return context.close();
    },
  };
}

function plainStage(context: AudioContext, factor: number): GainStage {
  const node = new GainNode(context, { gain: factor });
  return { input: node, output: node, use: (wanted) => leadOver(node.gain, { to: wanted, atSeconds: context.currentTime }) };
}
