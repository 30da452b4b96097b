import { gainFactor } from '#contract/sound-gain.ts';
import type { DeviceDesk } from '../devices/device-desk.ts';
import { inBackground } from '../in-background.ts';
import { SILENCE_DBFS } from '../media/sound-level.ts';
import { openSpeakerGraph, type SpeakerGraph } from '../media/speaker-graph.ts';
import { openTrackMeter, type TrackMeter } from '../media/track-meter.ts';

/** The other side's voice, on the speaker the agent chose. */
export interface FarSound {
  /** Silent until now, whatever arrived. Once per call. */
  play(track: MediaStreamTrack): void;
  /** Changes to the speaker and the gain that should be used now. */
  followDevices(): void;
  /** Held: it is not heard here; its level still shows. */
  setHeld(held: boolean): void;
  /** Of what arrives, however loud it is made here. */
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
/** A graph whose output fails: each failure leaves a line in the log, and meanwhile the player sounds. */
const GRAPH_AGAIN_MS = [500, 1_000, 2_000, 4_000] as const;

export function openFarSound(devices: DeviceDesk): FarSound {
  const player = new Audio();
  let meter: TrackMeter | null = null;
  let received: MediaStreamTrack | null = null;
  /** Sounds in place of the player, where that cannot: louder, or on a speaker that has just come back. */
  let graph: SpeakerGraph | null = null;
  /** The player stands on another speaker than the graph, which has to stay whatever the gain. */
  let isDetour = false;
  /** Null where it would not move, and nobody knows. */
  let speaker: string | null = DEFAULT_SPEAKER;
  /** Of graphs, since a device or the gain last changed. */
  let failures = 0;
  let held = false;
  let closed = false;
  let turn = Promise.resolve();
  let again: ReturnType<typeof setTimeout> | undefined;

  const factor = (): number => (held ? 0 : gainFactor(devices.gain().speakerDb));
  const settle = (): void => {
    // Until the graph sounds, or where it fails, the player does.
    player.muted = held || graph?.isSounding() === true;
    player.volume = Math.min(1, gainFactor(devices.gain().speakerDb));
    graph?.use(factor());
  };
  const endGraph = (): void => {
    if (graph !== null) inBackground('end of a louder far side', graph.close());
    graph = null;
  };
  const loseGraph = (): void => {
    endGraph();
    isDetour = false;
    speaker = null;
    settle();
    clearTimeout(again);
    const waitMs = GRAPH_AGAIN_MS[failures];
    failures += 1;
    if (waitMs !== undefined) again = setTimeout(follow, waitMs);
  };
  const openGraph = (track: MediaStreamTrack, { sinkId, isLouder }: { readonly sinkId: string; readonly isLouder: boolean }): void => {
    const isMine = (): boolean => graph === opened;
    const opened = openSpeakerGraph(track, {
      sinkId,
      returns: devices.departureOf(sinkId)?.times ?? 0,
      isLouder,
      factor: factor(),
      changed: () => {
        if (isMine()) settle();
      },
      lost: () => {
        if (isMine()) loseGraph();
      },
    });
    graph = opened;
  };
  /** By a graph where it takes one, and by the one it takes. */
  const amplify = (): void => {
    const isLouder = devices.gain().speakerDb > 0;
    const isNeeded = isLouder || isDetour;
    if (graph !== null && (!isNeeded || graph.sinkId !== speaker || graph.isLouder !== isLouder)) endGraph();
    try {
      if (isNeeded && graph === null && received !== null && speaker !== null) openGraph(received, { sinkId: speaker, isLouder });
    } catch (cause) {
      // Refused on the spot, by Chromium or the driver.
      if (!(cause instanceof DOMException)) throw cause;
      loseGraph();
    }
    settle();
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
  const move = async (wanted: string): Promise<void> => {
    if (await isMovedTo(wanted)) speaker = wanted;
    else {
      // It was unplugged between the list and here, or the sound server is busy with that: the call sounds where it can.
      speaker = (await isMovedTo(DEFAULT_SPEAKER)) ? DEFAULT_SPEAKER : null;
      again = setTimeout(follow, TRY_AGAIN_MS);
    }
    isDetour = false;
  };
  const useSpeaker = async (): Promise<void> => {
    const wanted = await devices.speakerId();
    clearTimeout(again);
    if (closed) return;
    if (speaker !== wanted) {
      const departure = devices.departureOf(wanted);
      if (departure === null || received === null || departure.agoMs >= KEPT_MS) await move(wanted);
      else if (devices.voice().echoCancellation) again = setTimeout(follow, KEPT_MS - departure.agoMs);
      else {
        // The player goes on where it is, for without it nothing is received.
        speaker = wanted;
        isDetour = true;
      }
    }
    if (!closed) amplify();
  };
  /** One after the other: a slow change must not end on the speaker of an earlier wish. */
  const inTurn = (): Promise<void> => {
    const mine = turn.then(useSpeaker);
    turn = mine.catch(() => undefined); // whoever asked is told
    return mine;
  };
  const follow = (): void => inBackground('change of speaker', inTurn());

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
    followDevices: () => {
      failures = 0;
      follow();
    },
    setHeld: (wanted) => {
      held = wanted;
      settle();
    },
    levelDbfs: () => meter?.levelDbfs() ?? SILENCE_DBFS,
    close: () => {
      closed = true;
      clearTimeout(again);
      endGraph();
      player.pause();
      player.srcObject = null;
      if (meter !== null) inBackground('closing of the far meter', meter.close());
    },
  };
}
