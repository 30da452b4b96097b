import type { CallId } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { type CallCapture, type Clip, clipId, RECORDING_RATE_HZ, type RecordingSettings } from '#contract/recording.ts';
import type { ClipOrder } from '../../../main/core/recording/call-sound.ts';
import { type AppStage, setAppStage } from './app-stage.ts';
import { createMemoryClips } from './fake-recordings.ts';
import { CUSTOMER } from './people.ts';

export const NOTICE: Clip = { id: clipId('clip_notice'), name: 'Recording notice', durationMs: 3_000 };
export const MUSIC: Clip = { id: clipId('clip_music'), name: 'Hold music', durationMs: 20_000 };
export const soundOf = (samples: number): Int16Array => new Int16Array(samples).fill(1_000);
/** Both sides. */
export const SECOND = soundOf(RECORDING_RATE_HZ * 2);

/** A call that is up, in the whole of the decisions. */
export interface Talk extends AppStage {
  readonly id: CallId;
  readonly kind: LineKind;
  /** What carries the call's sound, as it was told. */
  carried(): { readonly recorded: boolean; readonly clip: ClipOrder | null };
  capture(): CallCapture | undefined;
  /** A piece of the call's sound comes in. */
  sound(pcm?: Int16Array, isFirst?: boolean): void;
  /** The clip that plays has ended. */
  clipEnds(isWhole?: boolean): Promise<void>;
  hold(held: boolean): Promise<void>;
}

/** Two clips are approved; the settings say what else. */
export async function talk(kind: LineKind, recording: Partial<RecordingSettings> = {}): Promise<Talk> {
  const clips = createMemoryClips([
    { clip: NOTICE, pcm: soundOf(3 * RECORDING_RATE_HZ) },
    { clip: MUSIC, pcm: soundOf(20 * RECORDING_RATE_HZ) },
  ]);
  const stage = setAppStage({ clips, polls: false });
  await stage.app.changeSettings({ recording });
  const remoteId = stage.services[kind].ring(CUSTOMER);
  stage.feeds.of(stage.lines[kind]).push({ ...stage.services[kind].news(remoteId), source: 'webhook' });
  await stage.clock.settle();
  const id = stage.onlyId();
  stage.app.answer(id);
  await stage.clock.advance(100);
  const carrier = kind === 'meta' ? stage.station : stage.audio;
  const carried: Talk['carried'] = () => {
    const one = kind === 'meta' ? stage.station.peers.get(id) : stage.audio.sessions.get(id);
    if (one === undefined) throw new Error('the call has no sound');
    return one;
  };
  carrier.emit({ type: 'media', callId: id, media: 'flowing' });
  await stage.clock.settle();
  return {
    ...stage,
    id,
    kind,
    carried,
    capture: () => stage.app.state().captures.find(({ callId }) => callId === id),
    sound: (pcm = SECOND, isFirst = false) => carrier.emit({ type: 'recorded', callId: id, pcm, isFirst }),
    async clipEnds(isWhole = true) {
      const { clip } = carried();
      if (clip === null) throw new Error('no clip plays');
      carrier.emit({ type: 'clip-over', callId: id, playId: clip.playId, isWhole });
      await stage.clock.settle();
    },
    async hold(held) {
      stage.app.setHeld(id, held);
      await stage.clock.settle();
    },
  };
}
