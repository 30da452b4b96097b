import type { DeviceDesk } from '../devices/device-desk.ts';
import { inBackground } from '../in-background.ts';
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

export function openFarSound(devices: DeviceDesk): FarSound {
  const player = new Audio();
  let meter: TrackMeter | null = null;
  let closed = false;

  const useSpeaker = async (): Promise<void> => {
    const speakerId = await devices.speakerId();
    if (closed || player.sinkId === speakerId) return;
    try {
      await player.setSinkId(speakerId);
    } catch (cause) {
      // It was unplugged between the list and here: the list changes next, and we are called again.
      if (!(cause instanceof DOMException)) throw cause;
      await player.setSinkId('');
    }
  };
  const followDevices = (): void => inBackground('change of speaker', useSpeaker());

  const start = async (): Promise<void> => {
    await useSpeaker();
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
      player.srcObject = new MediaStream([track]);
      meter = openTrackMeter(track);
      inBackground('playing of the far side', start());
    },
    followDevices,
    setHeld: (held) => {
      player.muted = held;
    },
    levelDbfs: () => meter?.levelDbfs() ?? SILENCE_DBFS,
    close: () => {
      closed = true;
      player.pause();
      player.srcObject = null;
      if (meter !== null) inBackground('closing of the far meter', meter.close());
    },
  };
}
