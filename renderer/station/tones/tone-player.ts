import type { SoundingTone } from '#contract/ringer.ts';
import type { DeviceDesk } from '../devices/device-desk.ts';
import { inBackground } from '../in-background.ts';
import { type LoopedTone, openLoopedTone } from './looped-tone.ts';
import { patternOf } from './pattern-of.ts';
import { toneSamples } from './tone-samples.ts';
import { listedOutputs, sinksFor } from './tone-sinks.ts';

const RETRY_MS = 1_000;

/** The one tone that may sound, on every device where it should. */
export interface TonePlayer {
  /** Null is silence, within 50 ms. The tone that sounds already goes on undisturbed where it still should. */
  play(tone: SoundingTone | null): void;
  /** The customer can be heard now: no ringback over the first words. */
  yieldToFar(): void;
  close(): void;
}

/** `farIsHeard` tells whether the customer of a call that is up has been heard: then a late ringback does not begin either. */
export function openTonePlayer(devices: DeviceDesk, farIsHeard: () => boolean): TonePlayer {
  let wanted: SoundingTone | null = null;
  /** What sounds, by the id of the device it sounds on. */
  const loops = new Map<string, LoopedTone>();
  let sounds: string | null = null;
  /** Devices that would not play this tone, until one comes or goes, or another is chosen. The next ring tries them again. */
  const failed = new Set<string>();
  /** How often a device stopped sounding because it went away, or may have. */
  const departures = new Map<string, number>();
  /** Without any output Chromium plays into nothing, and goes on with that when one comes. */
  let isIntoNothing = false;
  let looks = 0;

  const silence = (sinkId: string): void => {
    const loop = loops.get(sinkId);
    loops.delete(sinkId);
    if (loop !== undefined) inBackground('end of a tone', loop.stop());
  };

  const leave = (sinkId: string): void => {
    departures.set(sinkId, (departures.get(sinkId) ?? 0) + 1);
    silence(sinkId);
  };

  /** Where only its places or its volume change, the tone goes on. */
  const settle = (): void => {
    const tone = wanted?.tone === 'ringback' && farIsHeard() ? null : wanted;
    const name = tone === null ? null : nameOf(tone);
    looks += 1;
    if (name !== sounds) {
      failed.clear();
      for (const sinkId of loops.keys()) silence(sinkId);
    }
    sounds = name;
    if (tone !== null) inBackground(`start of the tone ${nameOf(tone)}`, sound(tone, looks));
  };

  const sound = async (tone: SoundingTone, mine: number): Promise<void> => {
    const sinks = await sinksFor(tone, { devices, failed });
    if (mine !== looks) return; // something else is wanted meanwhile
    const gain = gainOf(tone);
    for (const sinkId of loops.keys()) if (!sinks.has(sinkId)) leave(sinkId);
    for (const sinkId of sinks) {
      const loop = loops.get(sinkId);
      if (loop === undefined) begin(sinkId, { tone, gain });
      else loop.setGain(gain);
    }
    isIntoNothing = (await listedOutputs()).length === 0;
  };

  const giveUp = (sinkId: string): void => {
    // The default has no other to give way to: it is tried again, but not without a pause.
    const waitMs = failed.has(sinkId) ? RETRY_MS : 0;
    failed.add(sinkId);
    leave(sinkId);
    setTimeout(settle, waitMs);
  };

  const begin = (sinkId: string, { tone, gain }: { readonly tone: SoundingTone; readonly gain: number }): void => {
    try {
      const loop = openLoopedTone(sinkId, {
        samples: (sampleRate) => toneSamples(patternOf(tone), sampleRate),
        gain,
        returns: departures.get(sinkId) ?? 0,
        lost: () => {
          if (loops.get(sinkId) === loop) giveUp(sinkId);
        },
      });
      loops.set(sinkId, loop);
    } catch (cause) {
      // Refused on the spot, by Chromium or the driver: the other devices ring all the same.
      if (!(cause instanceof DOMException)) throw cause;
      giveUp(sinkId);
    }
  };

  const stopListening = devices.listen(() => {
    failed.clear();
    if (isIntoNothing) for (const sinkId of loops.keys()) leave(sinkId);
    settle();
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

function nameOf(tone: SoundingTone): string {
  return tone.tone === 'ring' ? tone.ringtone : tone.tone;
}

/** By the square of the volume: a control that is moved by hand is then heard to change evenly. */
function gainOf(tone: SoundingTone): number {
  return tone.tone === 'ring' ? (tone.volumePercent / 100) ** 2 : 1;
}
