import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startVirtualSound, type VirtualSound } from '../../build/setup/sound.ts';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';
import { signalPulseAudio } from '../support/sound/web-audio-room.ts';

const TONE_CUSTOMER = '+5531988880003';
const QUIT_WITHIN_MS = 2_000;

let sound: VirtualSound;
let desk: PhoneOnPractice;
let ear: Ear;

// A server of its own: the one that the other journeys hear through has to live.
test.beforeEach(async () => {
  sound = await startVirtualSound();
  ear = await openEar({ pulseServer: sound.pulseServer });
  desk = await phoneOnPractice({}, { env: sound.env });
});
test.afterEach(async () => {
  await ear?.stop();
  await desk?.stop();
  await sound?.stop();
});

for (const { what, signal, afterMs } of [
  { what: 'killed', signal: 'SIGKILL', afterMs: 0 },
  { what: 'hung', signal: 'SIGSTOP', afterMs: 0 },
  { what: 'hung for a while', signal: 'SIGSTOP', afterMs: 4_500 },
] as const) {
  test(`with the sound server ${what} in a web call the whole app is gone two seconds after it is told to quit`, async () => {
    await desk.control.ring(desk.number('web').id, TONE_CUSTOMER);
    await answerOnCard(desk.phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
    await delay(3_000); // a spare process stands by, and has to go as well
    const call = await desk.latestCall();
    signalPulseAudio(sound, signal);
    try {
      await delay(afterMs);
      // Without what the test itself clears away afterwards.
      const goneAt = desk.phone.host.ended.then(() => performance.now());
      const askedAt = performance.now();
      expect(await desk.phone.quit()).toBe(0);
      expect((await goneAt) - askedAt).toBeLessThan(QUIT_WITHIN_MS);
      await expect.poll(async () => (await desk.control.call(call.id)).status).toBe('COMPLETED');
    } finally {
      if (signal === 'SIGSTOP') signalPulseAudio(sound, 'SIGCONT');
    }
  });
}
