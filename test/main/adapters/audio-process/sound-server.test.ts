import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { keepCall } from '../../../support/sound/lasting-call.ts';
import { openEar } from '../../../support/sound/speaker-ear.ts';
import { startTwoHeadsets, type HeadsetName } from '../../../support/sound/two-headsets.ts';
import { openWebAudioRoom, signalPulseAudio, type WebAudioRoom } from '../../../support/sound/web-audio-room.ts';

const KILLS = 20;
const BACK_WITHIN_MS = 1_500;
const QUIT_WITHIN_MS = 2_000;
/** At the start, where a process looks for devices first; and to know how late one is that is late. */
const HEARD_WITHIN_MS = 5_000;

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

describe('the sound server', () => {
  test('killed twenty times in a call, the other headset sounds within 1.5 s each time', { timeout: 200_000 }, async () => {
    const { headsets, room } = await callOnTwoHeadsets();
    let sounding: HeadsetName = 'one';
    let other: HeadsetName = 'two';
    const tookMs: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      // A spare is started in the third second of sound, and stands by in the fourth.
      await Promise.all([delay(3_200), kill === 1 ? null : headsets.bringBack(other)]);
      const before = room.log.lines.length;
      headsets.kill(sounding);
      tookMs.push(await headsets.ear(other).waitForTone({ hz: 1_000, presentWithinMs: HEARD_WITHIN_MS }));
      if ((tookMs.at(-1) ?? 0) > BACK_WITHIN_MS) console.log(room.log.lines.slice(before).join('\n'));
      room.audio.useDevices({ microphone: other, speaker: other });
      [sounding, other] = [other, sounding];
    }
    console.log(`sound back after ${tookMs.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(tookMs.filter((ms) => ms > BACK_WITHIN_MS)).toEqual([]);
    headsets.kill(sounding);
    expect(await quitMs(room)).toBeLessThan(QUIT_WITHIN_MS);
  });

  test.each([
    ['at once', 0],
    ['while the process waits for its devices', 150],
    ['when their loss is noticed', 420],
    ['while the next process opens the call', 700],
    ['when all is over', 2_000],
  ])('killed in a call, the app quits %s in two seconds', async (_, waitMs) => {
    const { headsets, room } = await callOnTwoHeadsets();
    await delay(2_600); // a spare has to go as well
    headsets.kill('one');
    await delay(waitMs);
    expect(await quitMs(room)).toBeLessThan(QUIT_WITHIN_MS);
  });

  test('killed with both headsets, the app quits in two seconds, whenever it is asked to', { timeout: 60_000 }, async () => {
    for (const waitMs of [0, 300, 1_000]) {
      const { headsets, room } = await callOnTwoHeadsets();
      headsets.kill('one');
      headsets.kill('two');
      await delay(waitMs);
      expect(await quitMs(room)).toBeLessThan(QUIT_WITHIN_MS);
    }
  });

  test('that hangs takes no call along: it goes on in silence, and sounds again when the server does', { timeout: 60_000 }, async () => {
    const { room, ear } = await callOnOneHeadset();
    signalPulseAudio(room.sound, 'SIGSTOP');
    undo.push(() => {
      signalPulseAudio(room.sound, 'SIGCONT');
    });
    await room.event((event) => event.type === 'running' && event.running !== null && event.running.speaker === null, {
      withinMs: 12_000,
    });
    await room.event((event) => event.type === 'levels' && event.levels.farDbfs > -12, { withinMs: 3_000 });
    signalPulseAudio(room.sound, 'SIGCONT');
    const tookMs = await ear.waitForTone({ hz: 1_000, presentWithinMs: 12_000 });
    console.log(`sound back ${tookMs.toFixed(0)} ms after the sound server woke`);
    expect(room.log.text()).toContain('audio process killed {"reason":"no sign of life"}');
  });

  test.each([
    ['at once', 0],
    ['while a process hangs on it', 1_500],
  ])('that hangs does not delay quitting %s', async (_, waitMs) => {
    const { room } = await callOnOneHeadset();
    signalPulseAudio(room.sound, 'SIGSTOP');
    undo.push(() => {
      signalPulseAudio(room.sound, 'SIGCONT');
    });
    await delay(waitMs);
    expect(await quitMs(room)).toBeLessThan(QUIT_WITHIN_MS);
  });
});

/** How long quitting took; nothing may be left of it. */
async function quitMs(room: WebAudioRoom): Promise<number> {
  const startedMs = performance.now();
  await room.audio.stop();
  const tookMs = performance.now() - startedMs;
  console.log(`stopped in ${tookMs.toFixed(0)} ms`);
  expect(room.node.running()).toEqual([]);
  return tookMs;
}

async function callOnTwoHeadsets() {
  const headsets = await startTwoHeadsets();
  undo.push(() => headsets.stop());
  const room = await openWebAudioRoom({ env: headsets.env, sound: headsets.sound('one') });
  undo.push(() => room.stop());
  room.audio.useDevices({ microphone: 'one', speaker: 'one' });
  const call = keepCall(room, 1_000);
  undo.push(call.stop);
  await call.opened;
  await headsets.ear('one').waitForTone({ hz: 1_000, presentWithinMs: HEARD_WITHIN_MS });
  return { headsets, room };
}

async function callOnOneHeadset() {
  const room = await openWebAudioRoom();
  undo.push(() => room.stop());
  const ear = await openEar({ pulseServer: room.sound.pulseServer });
  undo.push(() => ear.stop());
  const call = keepCall(room, 1_000);
  undo.push(call.stop);
  await call.opened;
  await ear.waitForTone({ hz: 1_000, presentWithinMs: HEARD_WITHIN_MS });
  return { room, ear };
}
