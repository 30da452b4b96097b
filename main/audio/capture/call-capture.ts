import type { CreateResampler } from '../dsp/resampler.ts';
import type { AudioReport, ClipTarget, StreamId } from '../protocol.ts';
import { createCallTap, type CallTap } from './call-tap.ts';
import { createClipSound, type ClipSound } from './clip-sound.ts';

/** What is put into a call's sound and taken out of it, besides the voices. */
export interface CallCapture {
  /**
   * One block that is about to be sent, after mute: adds the clip, hands it to the recording. Returns whether it holds something
   * else than the agent's voice. Allocates nothing.
   */
  sending(block: Float32Array): boolean;
  /** One block as the agent hears it. */
  heard(block: Float32Array): void;
  /** Reports what is complete or over. */
  tick(): void;
  record(isOn: boolean): void;
  play(clip: ClipTarget): void;
  stopClip(): void;
  /** The socket is gone: a clip that should be heard once, and wholly, is not. */
  lost(): void;
  dispose(): void;
}

export function createCallCapture(parts: {
  readonly stream: StreamId;
  readonly now: () => number;
  readonly createResampler: CreateResampler;
  readonly report: (report: AudioReport) => void;
}): CallCapture {
  const { stream, now, createResampler, report } = parts;
  let tap: CallTap | null = null;
  let isFirst = false;
  let clip: ClipSound | null = null;

  const endClip = (isWhole: boolean): void => {
    if (clip === null) return;
    const { playId } = clip;
    clip.dispose();
    clip = null;
    report({ type: 'clip-over', stream, playId, isWhole });
  };
  const handOver = (isLast = false): void => {
    const pcm = tap?.take(now(), isLast) ?? null;
    if (pcm === null) return;
    report({ type: 'recorded', stream, pcm, isFirst });
    isFirst = false;
  };
  const record = (isOn: boolean): void => {
    if (isOn === (tap !== null)) return;
    if (!isOn) handOver(true);
    tap?.dispose();
    tap = isOn ? createCallTap({ startMs: now(), createResampler }) : null;
    isFirst = isOn;
  };

  return {
    sending(block) {
      if (clip !== null) {
        // The service plays it in place of the voice, so nobody hears that.
        if (!clip.isSent) block.fill(0);
        clip.mix(block);
      }
      tap?.add('agent', block, now());
      if (clip?.isSent === false) block.fill(0);
      return clip !== null;
    },
    heard(block) {
      tap?.add('customer', block, now());
    },
    tick() {
      handOver();
      if (clip?.isOver === true) endClip(true);
    },
    record,
    play(target) {
      endClip(false);
      clip = createClipSound({ ...target, createResampler });
    },
    stopClip: () => {
      endClip(false);
    },
    lost() {
      if (clip?.loops === false) endClip(false);
    },
    dispose() {
      record(false);
      endClip(false);
    },
  };
}
