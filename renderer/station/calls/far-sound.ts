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
/**
 * Chromium keeps a stream for five seconds after its use and goes on with it, where PulseAudio has put it when its device went away. So a
 * speaker that comes back sooner is given a stream of another kind; or, where the echo is cancelled and Chromium mixes all it plays on
 * a device, it has to wait, and the default sounds meanwhile.
 */
const KEPT_MS = 6_000;
const TRY_AGAIN_MS = 500;

export function openFarSound(devices: DeviceDesk): FarSound {
  const player = new Audio();
  let meter: TrackMeter | null = null;
  let received: MediaStreamTrack | null = null;
  /** The source too: Chromium collects one that nobody holds, and then it is silent. */
  let detour: { readonly context: AudioContext; readonly source: MediaStreamAudioSourceNode; readonly gain: GainNode } | null = null;
  /** Null where it would not move, and nobody knows. */
  let speaker: string | null = DEFAULT_SPEAKER;
  let held = false;
  let closed = false;
  let turn = Promise.resolve();
  let again: ReturnType<typeof setTimeout> | undefined;

  const silence = (): void => {
    player.muted = held || detour !== null;
    if (detour !== null) detour.gain.gain.value = held ? 0 : 1;
  };
  const endDetour = (): void => {
    if (detour !== null) inBackground('end of a detour', detour.context.close());
    detour = null;
  };
  /** The player goes on, for without it nothing is received. */
  const takeDetour = (track: MediaStreamTrack, { sinkId, times }: { readonly sinkId: string; readonly times: number }): void => {
    speaker = sinkId;
    endDetour();
    const context = openTonesContext(sinkId, times);
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const gain = new GainNode(context);
    source.connect(gain).connect(context.destination);
    detour = { context, source, gain };
    silence();
  };

  const isMovedTo = async (sinkId: string): Promise<boolean> => {
    try {
      await player.setSinkId(sinkId);
      return true;
    } catch (cause) {
      if (!(cause instanceof DOMException)) throw cause;
      return false;
    }
  };
  const useSpeaker = async (): Promise<void> => {
    const wanted = await devices.speakerId();
    clearTimeout(again);
    if (closed || speaker === wanted) return;
    const departure = devices.departureOf(wanted);
    if (departure !== null && received !== null && departure.agoMs < KEPT_MS) {
      const { times, agoMs } = departure;
      if (devices.voice().echoCancellation) again = setTimeout(followDevices, KEPT_MS - agoMs);
      else takeDetour(received, { sinkId: wanted, times });
      return;
    }
    if (await isMovedTo(wanted)) speaker = wanted;
    else {
      // It was unplugged between the list and here, or the sound server is busy with that: the call sounds where it can.
      speaker = (await isMovedTo(DEFAULT_SPEAKER)) ? DEFAULT_SPEAKER : null;
      again = setTimeout(followDevices, TRY_AGAIN_MS);
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
      clearTimeout(again);
      endDetour();
      player.pause();
      player.srcObject = null;
      if (meter !== null) inBackground('closing of the far meter', meter.close());
    },
  };
}
