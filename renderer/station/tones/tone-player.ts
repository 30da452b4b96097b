import type { Tone } from '#contract/station.ts';
import type { DeviceDesk } from '../devices/device-desk.ts';
import { inBackground } from '../in-background.ts';
import { openLoopedTone, type LoopedTone } from './looped-tone.ts';

/** The one tone that may sound, on the speaker the agent chose. */
export interface TonePlayer {
  /** Null is silence, within 50 ms. The tone that sounds already goes on undisturbed. */
  play(tone: Tone | null): void;
  /** The customer can be heard now: no ringback over the first words. */
  yieldToFar(): void;
  close(): void;
}

/** `farIsHeard` tells whether the customer of a call that is up has been heard: then a late ringback does not begin either. */
export function openTonePlayer(devices: DeviceDesk, farIsHeard: () => boolean): TonePlayer {
  let wanted: Tone | null = null;
  let sounding: { readonly tone: Tone; readonly loop: Promise<LoopedTone> } | null = null;

  const settle = (): void => {
    const tone = wanted === 'ringback' && farIsHeard() ? null : wanted;
    if (sounding?.tone === tone) return;
    if (sounding !== null)
      inBackground(
        'end of a tone',
        sounding.loop.then((loop) => loop.stop()),
      );
    sounding = null;
    if (tone === null) return;
    const loop = devices.speakerId().then((speakerId) => openLoopedTone(tone, speakerId));
    inBackground(`start of the ${tone} tone`, loop);
    sounding = { tone, loop };
  };

  const moveToSpeaker = async (loop: Promise<LoopedTone>): Promise<void> => (await loop).useSpeaker(await devices.speakerId());
  const stopListening = devices.listen(() => {
    if (sounding !== null) inBackground('change of speaker of a tone', moveToSpeaker(sounding.loop));
  });

  return {
    play: (tone) => {
      wanted = tone;
      settle();
    },
    yieldToFar: settle,
    close: () => {
      stopListening();
      wanted = null;
      settle();
    },
  };
}
