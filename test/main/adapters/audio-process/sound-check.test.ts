import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SoundCheckResult, SoundCheckState } from '#contract/sound-check.ts';
import { openStreams } from '../../../support/sound/open-streams.ts';
import { playTone } from '../../../support/sound/play-tone.ts';
import { goertzelDbfs } from '../../../support/sound/tone-analysis.ts';
import { roomOfTests } from '../../../support/sound/room-of-tests.ts';

/** A pure tone is noise to a noise suppressor, and a level to be changed to a gain control. */
const NOTHING_DONE = { echoCancellation: false, noiseSuppression: false, autoGain: false };

const desk = roomOfTests();

beforeEach(async () => {
  desk.room.audio.useVoice(NOTHING_DONE);
  await desk.room.event((event) => event.type === 'engine' && event.engine.state === 'ready', { ever: true });
});

async function resultOf(kind: SoundCheckResult['kind'], withinMs: number): Promise<SoundCheckResult> {
  const isDone = (state: SoundCheckState): boolean => state.phase === 'done' && state.result.kind === kind;
  const event = await desk.room.event((one) => one.type === 'sound-check' && isDone(one.state), { withinMs });
  return event.type === 'sound-check' && event.state.phase === 'done' ? event.state.result : expect.unreachable();
}

describe('the sound check', () => {
  test('its tone is heard in the headset, soft and whole, and is over after two seconds', async () => {
    desk.room.audio.soundCheck({ kind: 'tone', hz: 440 });
    await desk.ear.waitForTone({ hz: 440, presentWithinMs: 3_000 });
    await expect.poll(() => goertzelDbfs(desk.ear.last(250), desk.ear.rateHz, 440), { timeout: 2_000, interval: 40 }).toBeCloseTo(-20, 0);
    await desk.ear.waitForSilence({ within: 3_000 });
    expect(await resultOf('tone', 2_000)).toEqual({ kind: 'tone' });
  });

  test('what the microphone hears is recorded at its level, and played back', async () => {
    const hush = playTone({ pulseServer: desk.sound.pulseServer, sink: 'mic', hz: 700, dbfs: -20, latencyMs: 300 });
    desk.room.audio.soundCheck({ kind: 'meter' });
    await desk.room.event(
      (event) => event.type === 'sound-check' && event.state.phase === 'running' && Math.abs(event.state.microphoneDbfs + 23) < 1.5,
      { withinMs: 6_000 },
    );
    desk.room.audio.soundCheck({ kind: 'record', seconds: 2 });
    const recorded = await resultOf('record', 6_000);
    await hush();
    expect(recorded).toMatchObject({ verdict: 'good', voiceDbfs: expect.closeTo(-23, 0), peakDbfs: expect.closeTo(-20, 0) });
    expect(goertzelDbfs(desk.ear.last(500), desk.ear.rateHz, 700)).toBeLessThan(-60); // not before it is asked for
    desk.room.audio.soundCheck({ kind: 'play-back' });
    await expect.poll(() => goertzelDbfs(desk.ear.last(250), desk.ear.rateHz, 700), { timeout: 3_000, interval: 40 }).toBeCloseTo(-20, 0);
    expect(await resultOf('play-back', 4_000)).toEqual({ kind: 'play-back' });
  });

  test('the loop of a microphone that hears the speaker is measured', async () => {
    // Echo cancellation takes the sweeps for what they are; the measurement listens before it.
    desk.room.audio.useVoice({ echoCancellation: true, noiseSuppression: true, autoGain: true });
    desk.room.audio.useDevices({ microphone: 'spk_loop', speaker: 'headset' });
    desk.room.audio.soundCheck({ kind: 'latency' });
    const result = await resultOf('latency', 8_000);
    console.log(`latency of the loop on null sinks: ${JSON.stringify(result)}`);
    expect(result.kind === 'latency' && result.latencyMs).toBeGreaterThan(20);
    expect(result.kind === 'latency' && result.latencyMs).toBeLessThan(150);
  });

  test('a headset does not hear itself, and that is what is said', async () => {
    desk.room.audio.soundCheck({ kind: 'latency' });
    expect(await resultOf('latency', 8_000)).toEqual({ kind: 'latency', latencyMs: null });
  });

  test('when it is stopped, neither microphone nor speaker is open', async () => {
    desk.room.audio.soundCheck({ kind: 'meter' });
    await expect.poll(() => openStreams(desk.sound.pulseServer), { timeout: 4_000 }).toEqual({ playing: 1, recording: 1 });
    const idle = desk.room.event((event) => event.type === 'sound-check' && event.state.phase === 'idle');
    desk.room.audio.soundCheck(null);
    await idle;
    await expect.poll(() => openStreams(desk.sound.pulseServer), { timeout: 2_000 }).toEqual({ playing: 0, recording: 0 });
  });

  test('a call that opens right after it has its sound', async () => {
    desk.room.audio.soundCheck({ kind: 'tone', hz: 440 });
    await delay(500);
    desk.room.audio.soundCheck(null);
    expect(await desk.room.audio.open(desk.room.session())).toEqual({ ok: true, value: null });
    (await desk.room.server.connection()).playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
    expect(goertzelDbfs(desk.ear.last(100), desk.ear.rateHz, 440)).toBeLessThan(-50);
  });
});
