import { test } from '@playwright/test';
import { playTone } from '../sound/play-tone.ts';
import { type Ear, openEar } from '../sound/speaker-ear.ts';

const pulseServer = process.env['PULSE_SERVER'] ?? '';

/** What sounds in the agent's headset, heard from before the first test of a file until after the last. */
export function headsetOfTests(): Ear {
  let opened: Ear | null = null;
  const ear = (): Ear => {
    if (opened === null) throw new Error('the headset is there for tests alone');
    return opened;
  };
  test.beforeAll(async () => {
    opened = await openEar({ pulseServer });
  });
  test.afterAll(() => opened?.stop());
  return {
    get rateHz() {
      return ear().rateHz;
    },
    last: (milliseconds) => ear().last(milliseconds),
    record: (seconds) => ear().record(seconds),
    waitForTone: (wait) => ear().waitForTone(wait),
    waitForSilence: (wait) => ear().waitForSilence(wait),
    stop: () => ear().stop(),
  };
}

/** The agent's voice: 440 Hz in the microphone, which the customers of the practice line listen for, until it is hushed or the file is through. */
export function voiceOfTests(): { readonly hush: () => Promise<void> } {
  let stop: (() => Promise<void>) | null = null;
  const hush = async (): Promise<void> => stop?.();
  test.beforeAll(() => {
    stop = playTone({ pulseServer, sink: 'mic', hz: 440 });
  });
  test.afterAll(hush);
  return { hush };
}
