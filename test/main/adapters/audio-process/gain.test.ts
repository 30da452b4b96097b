import { expect, test } from 'vitest';
import { playTone } from '../../../support/sound/play-tone.ts';
import { scriptedWebAudio } from '../../../support/sound/scripted-web-audio.ts';
import { goertzelDbfs } from '../../../support/sound/tone-analysis.ts';
import { roomOfTests } from '../../../support/sound/room-of-tests.ts';

const desk = roomOfTests();

/** Tones of −6 dBFS go in on both sides. */
test.each([
  ['as it comes', { microphoneDb: 0, speakerDb: 0 }, { wire: -6, speaker: -6 }],
  ['softer', { microphoneDb: -12, speakerDb: -6 }, { wire: -18, speaker: -12 }],
])('each side is heard %s, in the call that is on', async (_how, gain, heard) => {
  await desk.room.audio.open(desk.room.session());
  const connection = await desk.room.server.connection();
  connection.playTone({ hz: 1_000 });
  const hush = playTone({ pulseServer: desk.sound.pulseServer, sink: 'mic', hz: 440 });
  await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
  desk.room.audio.useGain(gain);
  // A stretch without a gap of the busy machine's own tools must come.
  const lately = { timeout: 5_000, interval: 40 };
  await expect.poll(() => goertzelDbfs(connection.last(250), desk.room.server.rateHz, 440), lately).toBeCloseTo(heard.wire, 0);
  await expect.poll(() => goertzelDbfs(desk.ear.last(250), desk.ear.rateHz, 1_000), lately).toBeCloseTo(heard.speaker, 0);
  await hush();
});

test('a process that takes over is told the gain too', async () => {
  const { audio, process, clock } = scriptedWebAudio();
  const gain = { microphoneDb: 3, speakerDb: -4 };
  audio.useGain(gain);
  process().exit(9);
  await clock.advance(0);
  process().say({ type: 'ready' });
  expect(process().told('use-gain')).toEqual([{ type: 'use-gain', gain }]);
  await audio.stop();
});
