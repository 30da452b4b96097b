import type { OpenMicrophone } from './device-desk.ts';
import { openMicrophone } from './open-microphone.ts';
import { inBackground } from '../in-background.ts';
import { openTrackMeter, type TrackMeter } from '../media/track-meter.ts';

/** The first words of a call come first: this opens the microphone once more, and that takes the audio service a moment. */
const BEGINS_AFTER_MS = 200;
const LOOK_EVERY_MS = 100;
/** A meter shows silence until the first sound has come through. */
const SILENT_LOOKS = 2;
/** A device that does not open a second time so soon is left alone. */
const OPENS_WITHIN_MS = 2_000;
/** What is louder was heard: about half a step of 16 bits. */
const NOTHING_DBFS = -95;
const UNTOUCHED = { echoCancellation: false, noiseSuppression: false, autoGain: false };

/** Whether a microphone gives nothing at all. */
export interface SilenceWatch {
  /** `unknown` for the first moment; `heard` once it gave anything, or where it cannot be told. */
  state(): 'unknown' | 'silent' | 'heard';
  close(): void;
}

/**
 * What Chromium has cleaned does not tell: its echo canceller fills digital silence with a noise of its own (-50 dBFS at first, -81 later),
 * and noise suppression makes a quiet room nearly silent. So the same microphone is opened once more as it is, beside the other, until its
 * first sound. One that gives nothing stays open so, or nobody would know when it is switched on.
 */
export function watchForSilence({ deviceId, voice }: OpenMicrophone): SilenceWatch {
  let state: ReturnType<SilenceWatch['state']> = 'unknown';
  let raw: { readonly track: MediaStreamTrack; readonly meter: TrackMeter } | null = null;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    closed = true;
    if (state === 'unknown') state = 'heard';
    clearTimeout(timer);
    raw?.track.stop();
    if (raw !== null) inBackground('closing of the silence meter', raw.meter.close());
    raw = null;
  };
  const heard = (): void => {
    state = 'heard';
    close();
  };
  const look = (meter: TrackMeter, looks: number): void => {
    if (meter.levelDbfs() > NOTHING_DBFS) {
      heard();
      return;
    }
    if (looks >= SILENT_LOOKS) state = 'silent';
    next(meter, looks + 1);
  };
  const next = (meter: TrackMeter, looks: number): void => {
    timer = setTimeout(() => look(meter, looks), LOOK_EVERY_MS);
  };
  const begin = async (): Promise<void> => {
    timer = setTimeout(heard, OPENS_WITHIN_MS);
    const opened = await openMicrophone(deviceId, UNTOUCHED);
    if (closed) {
      if (opened.ok) opened.value.stop();
      return;
    }
    clearTimeout(timer);
    if (!opened.ok) {
      heard();
      return;
    }
    raw = { track: opened.value, meter: openTrackMeter(opened.value) };
    next(raw.meter, 1);
  };

  // Untouched already, it tells by itself.
  if (!Object.values(voice).includes(true)) heard();
  else timer = setTimeout(() => inBackground('watch for silence', begin()), BEGINS_AFTER_MS);
  return { state: () => state, close };
}
