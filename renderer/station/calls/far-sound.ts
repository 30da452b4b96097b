import type { DeviceDesk } from '../devices/device-desk.ts';
import { inBackground } from '../in-background.ts';
import { openTonesContext } from '../media/open-audio-context.ts';
import { SILENCE_DBFS } from '../media/sound-level.ts';
import { openTrackMeter, type TrackMeter } from '../media/track-meter.ts';

/** The other side's voice, on the speaker the agent chose. */
export interface FarSound {
  /** Silent until now, whatever arrived. Once per call. */
  play(track: MediaStreamTrack): void;
  /** Changes to the speaker that should be used now. */
  followDevices(): void;
  /** Held: it is not heard here; its level still shows. */
  setHeld(held: boolean): void;
  levelDbfs(): number;
  close(): void;
}

/** Follows the system wherever it goes. */
const DEFAULT_SPEAKER = '';

export function openFarSound(devices: DeviceDesk): FarSound {
  const player = new Audio();
  let meter: TrackMeter | null = null;
  let received: MediaStreamTrack | null = null;
  let detour: AudioContext | null = null;
  let speaker = DEFAULT_SPEAKER;
  /** How often each speaker was left because it was not there any more. */
  const departures = new Map<string, number>();
  let held = false;
  let closed = false;
  let turn = Promise.resolve();

  const silence = (): void => {
    player.muted = held || detour !== null;
    if (detour !== null) inBackground('hold of the far side', held ? detour.suspend() : detour.resume());
  };
  const endDetour = (): void => {
    if (detour !== null) inBackground('end of a detour', detour.close());
    detour = null;
  };
  /**
   * Chromium keeps a stream for five seconds after its use and goes on with it, where PulseAudio has put it when its device went away. So a
   * speaker that comes back is given a stream of another kind; the player goes on, for without it nothing is received.
   */
  const takeDetour = (track: MediaStreamTrack, { sinkId, returns }: { readonly sinkId: string; readonly returns: number }): void => {
    endDetour();
    detour = openTonesContext(sinkId, returns);
    detour.createMediaStreamSource(new MediaStream([track])).connect(detour.destination);
    silence();
  };

  const useSpeaker = async (): Promise<void> => {
    const wanted = await devices.speakerId();
    if (closed || speaker === wanted) return;
    if (wanted === DEFAULT_SPEAKER) departures.set(speaker, (departures.get(speaker) ?? 0) + 1);
    speaker = wanted;
    const returns = devices.departuresOf(wanted);
    if (returns > 0 && received !== null) {
      takeDetour(received, { sinkId: wanted, returns });
      return;
    }
    try {
      await player.setSinkId(wanted);
    } catch (cause) {
      // It was unplugged between the list and here: the list changes next, and we are called again.
      if (!(cause instanceof DOMException)) throw cause;
      speaker = DEFAULT_SPEAKER;
      await player.setSinkId(DEFAULT_SPEAKER);
    }
    endDetour();
    silence();
  };
  /** One after the other: a slow change must not end on the speaker of an earlier wish. */
  const inTurn = (): Promise<void> => {
    const mine = turn.then(useSpeaker);
    turn = mine.catch(() => undefined); // whoever asked is told
    return mine;
  };
  const followDevices = (): void => inBackground('change of speaker', inTurn());

  const start = async (): Promise<void> => {
    await inTurn();
    try {
      await player.play();
    } catch (cause) {
      // A call that ends while its first sound is awaited is no fault.
      if (!closed) throw cause;
    }
  };

  return {
    play: (track) => {
      if (meter !== null) return;
      received = track;
      player.srcObject = new MediaStream([track]);
      meter = openTrackMeter(track);
      inBackground('playing of the far side', start());
    },
    followDevices,
    setHeld: (wanted) => {
      held = wanted;
      silence();
    },
    levelDbfs: () => meter?.levelDbfs() ?? SILENCE_DBFS,
    close: () => {
      closed = true;
      endDetour();
      player.pause();
      player.srcObject = null;
      if (meter !== null) inBackground('closing of the far meter', meter.close());
    },
  };
}
