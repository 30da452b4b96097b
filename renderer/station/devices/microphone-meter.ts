import { inBackground } from '../in-background.ts';
import { amplifiedDbfs } from '../media/sound-level.ts';
import { openTrackMeter, type TrackMeter } from '../media/track-meter.ts';
import type { DeviceDesk, OpenMicrophone } from './device-desk.ts';

const LOOK_EVERY_MS = 100;

/** The chosen microphone, open for nothing but its level. */
export interface MicrophoneMeter {
  /** Null is told once where it does not open. */
  set(isOn: boolean): void;
}

export function createMicrophoneMeter(devices: DeviceDesk, told: (dbfs: number | null) => void): MicrophoneMeter {
  let isWanted = false;
  let open: { readonly microphone: OpenMicrophone; readonly meter: TrackMeter } | null = null;
  let turn = Promise.resolve();

  const close = async (): Promise<void> => {
    const closing = open;
    open = null;
    closing?.microphone.track.stop();
    await closing?.meter.close();
  };
  /** To what is wanted and chosen now. */
  const settle = async (): Promise<void> => {
    if (!isWanted) return close();
    const wanted = await devices.microphoneId();
    const isRight = open !== null && open.microphone.track.readyState === 'live' && open.microphone.deviceId === wanted;
    if (isRight && open?.microphone.voice === devices.voice()) return;
    await close(); // while it is open, Chromium may give it once more with the old processing
    const opened = await devices.openMicrophone();
    if (opened.ok) {
      open = { microphone: opened.value, meter: openTrackMeter(opened.value.track) };
      look();
    } else {
      isWanted = false;
      told(null);
    }
  };
  const inTurn = (): void => {
    turn = turn.then(settle);
    inBackground('metering of the microphone', turn);
    turn = turn.catch(() => undefined); // it was told
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (open === null) return;
    told(amplifiedDbfs(open.meter.levelDbfs(), devices.gain().microphoneDb)); // as customers hear it
    timer = setTimeout(look, LOOK_EVERY_MS);
  };
  let stopListening = (): void => {};

  return {
    set: (isOn) => {
      if (isOn === isWanted) return;
      isWanted = isOn;
      stopListening();
      stopListening = isOn ? devices.listen(inTurn) : (): void => {};
      inTurn();
    },
  };
}
