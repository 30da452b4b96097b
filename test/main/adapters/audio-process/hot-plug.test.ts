import { appendFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../../build/setup/sound.ts';
import { openEar, type Ear } from '../../../support/sound/speaker-ear.ts';
import { openWebAudioRoom, type WebAudioRoom } from '../../../support/sound/web-audio-room.ts';

let sound: VirtualSound;
let room: WebAudioRoom;
let ear: Ear;
beforeEach(async () => {
  sound = await startVirtualSound();
  room = await openWebAudioRoom({ sound });
  ear = await openEar({ pulseServer: sound.pulseServer });
});
afterEach(async () => {
  await ear.stop();
  await room.stop();
  await sound.stop();
});

/** A device that was not there when PortAudio was first asked. */
async function plugIn(name: string): Promise<void> {
  const end = (device: string): string => `{ type pulse server "${sound.pulseServer}" device "${device}" }`;
  await appendFile(sound.env.ALSA_CONFIG_PATH, `pcm.${name} { type asym playback.pcm ${end('spk')} capture.pcm ${end('headset_mic')} }\n`);
}
const shows = (name: string) => (event: { readonly type: string }) => event.type === 'devices' && JSON.stringify(event).includes(name);

describe('a headset that is plugged in', () => {
  test('is announced while no call is on', async () => {
    await room.event(shows('headset'), { ever: true });
    await plugIn('usb_headset');
    expect(await room.event(shows('usb_headset'), { withinMs: 8_000 })).toMatchObject({ type: 'devices' });
  });

  test('during a call is announced, and used at once where it is the wanted one', async () => {
    room.audio.useDevices({ microphone: 'usb_headset', speaker: 'usb_headset' });
    await room.audio.open(room.session());
    expect(room.log.text()).toContain('"wanted":"usb_headset","reason":"replaced by the default"');
    (await room.server.connection()).playTone({ hz: 1_000 });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });

    const announced = room.event(shows('usb_headset'), { withinMs: 12_000 });
    await plugIn('usb_headset');
    await announced;
    await expect
      .poll(() => room.log.text(), { timeout: 3_000 })
      .toContain('audio devices run {"microphone":"usb_headset","speaker":"usb_headset"}');
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
    await expect
      .poll(() => room.node.running().filter(({ spawnargs }) => spawnargs.includes('--list-devices')), { timeout: 5_000 })
      .toEqual([]);
  });

  test('during a call is used within a second and a half of the moment that the station saw it', async () => {
    room.audio.useDevices({ microphone: 'usb_headset', speaker: 'usb_headset' });
    await room.audio.open(room.session());
    (await room.server.connection()).playTone({ hz: 1_000 });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
    await plugIn('usb_headset');
    const seenAt = performance.now();
    room.audio.lookForDevices();
    const runs = 'audio devices run {"microphone":"usb_headset","speaker":"usb_headset"}';
    await expect.poll(() => room.log.text(), { timeout: 4_000, interval: 10 }).toContain(runs);
    // By itself the other process looks every five seconds.
    expect(performance.now() - seenAt).toBeLessThan(1_500);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
  });

  test('is looked for once more where the look on its way may have been too early', async () => {
    room.audio.useDevices({ microphone: 'usb_headset', speaker: 'usb_headset' });
    await room.audio.open(room.session());
    room.audio.lookForDevices();
    await plugIn('usb_headset');
    room.audio.lookForDevices();
    const runs = 'audio devices run {"microphone":"usb_headset","speaker":"usb_headset"}';
    await expect.poll(() => room.log.text(), { timeout: 4_000, interval: 10 }).toContain(runs);
  });
});
