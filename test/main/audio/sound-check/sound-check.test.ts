import type { SoundCheckResult } from '#contract/sound-check.ts';
import { describe, expect, test } from 'vitest';
import { createChirpFinder } from '../../../../main/audio/sound-check/chirp-finder.ts';
import { chirpSamples, toneSamples } from '../../../../main/audio/sound-check/test-sounds.ts';
import { goertzelDbfs, toneSamples as sine } from '../../../support/sound/tone-analysis.ts';
import { openCheckRoom, noise, type CheckRoom } from './check-room.ts';

const CHIRP = chirpSamples();
const SHIFTS = 24_000;
const find = createChirpFinder(CHIRP, SHIFTS + CHIRP.length);
const rmsOf = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);

function resultOf({ states }: CheckRoom): SoundCheckResult {
  const last = states.at(-1);
  return last?.phase === 'done' ? last.result : expect.unreachable(`the check is ${last?.phase ?? 'nothing'}`);
}

describe('the chirp', () => {
  test.each(Array.from({ length: 20 }, (_, seed) => seed))('20 dB below the noise it is found at the exact sample (%d)', (seed) => {
    const at = (seed * 1_237) % SHIFTS;
    const heard = noise(SHIFTS + CHIRP.length, { rms: 10 * rmsOf(CHIRP), seed });
    CHIRP.forEach((sample, index) => (heard[at + index] = (heard[at + index] ?? 0) + sample));
    expect(find(heard, SHIFTS)).toBe(at);
  });

  test('is found upside down as well, as a loudspeaker wired the wrong way round plays it', () => {
    const heard = new Float32Array(SHIFTS + CHIRP.length);
    CHIRP.forEach((sample, index) => (heard[4_321 + index] = -sample));
    expect(find(heard, SHIFTS)).toBe(4_321);
  });

  test('is never found in mere noise, in a hum, or in silence', () => {
    const length = SHIFTS + CHIRP.length;
    for (let seed = 100; seed < 130; seed += 1) expect(find(noise(length, { rms: 0.1, seed }), SHIFTS)).toBeNull();
    expect(find(sine({ hz: 1_000, rateHz: 48_000, seconds: length / 48_000 }), SHIFTS)).toBeNull();
    expect(find(new Float32Array(length), SHIFTS)).toBeNull();
  });
});

describe('the latency of the loop', () => {
  test.each([
    [48, 0],
    [48, 8],
    [213.3, 0],
    [5, 0],
  ])('%d ms between speaker and microphone are measured, with blocks up to %d ms late', (acousticMs, lateMs) => {
    const room = openCheckRoom({ acousticMs, lateMs, background: 0.01 });
    room.check.obey({ kind: 'latency' });
    room.run(4_000);
    const result = resultOf(room);
    expect(result.kind === 'latency' && Math.abs((result.latencyMs ?? -1) - acousticMs)).toBeLessThan(lateMs + 0.1);
  });

  test('a headset, whose microphone does not hear its speaker, is said to be not heard', () => {
    const room = openCheckRoom({ background: 0.02 });
    room.check.obey({ kind: 'latency' });
    room.run(4_000);
    expect(resultOf(room)).toEqual({ kind: 'latency', latencyMs: null });
  });

  test('it takes about three seconds and says how far it is', () => {
    const room = openCheckRoom({ acousticMs: 40 });
    room.check.obey({ kind: 'latency' });
    room.run(1_500);
    expect(room.states.at(-1)).toMatchObject({ phase: 'running', kind: 'latency', progress: expect.closeTo(0.48, 1) });
    room.run(1_700);
    expect(room.states.at(-1)?.phase).toBe('done');
  });
});

describe('the tone', () => {
  test('has its pitch and level, and no click at either end', () => {
    const tone = toneSamples(440);
    expect(goertzelDbfs(tone.subarray(24_000, 48_000), 48_000, 440)).toBeCloseTo(-20, 0);
    const largestStep = (from: number, to: number): number =>
      Math.max(...Array.from({ length: to - from }, (_, index) => Math.abs((tone[from + index + 1] ?? 0) - (tone[from + index] ?? 0))));
    const within = largestStep(40_000, 50_000);
    expect(Math.abs(tone[0] ?? 1)).toBeLessThan(1e-4);
    expect(Math.abs(tone.at(-1) ?? 1)).toBeLessThan(1e-4);
    // A click is a step that the tone itself does not make: its first and last milliseconds move less than its middle.
    expect(largestStep(0, 480)).toBeLessThan(within / 2);
    expect(largestStep(tone.length - 481, tone.length - 1)).toBeLessThan(within / 2);
  });

  test('stopped in the middle it ends in a ramp', () => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'tone', hz: 325 });
    room.run(510); // at the top of a swing
    room.check.obey({ kind: 'meter' });
    room.run(50);
    const steps = room.played.slice(1).map((sample, index) => Math.abs(sample - (room.played[index] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.006);
    expect(room.played.slice(-480).every((sample) => sample === 0)).toBe(true);
  });

  test('is over after two seconds, and says so', () => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'tone', hz: 440 });
    room.run(1_900);
    expect(room.states.at(-1)).toMatchObject({ phase: 'running', kind: 'tone', progress: expect.closeTo(0.95, 2) });
    room.run(200);
    expect(resultOf(room)).toEqual({ kind: 'tone' });
  });
});

describe('the recording', () => {
  const secondsPlayed = (room: CheckRoom): number => {
    room.check.obey({ kind: 'play-back' });
    let seconds = 0;
    do {
      room.run(100);
      seconds += 0.1;
    } while (room.states.at(-1)?.phase !== 'done' && seconds < 10);
    return seconds;
  };
  const voiceOf = (dbfs: number) => {
    const voice = sine({ hz: 300, rateHz: 48_000, seconds: 5, dbfs });
    return (block: number): Float32Array => voice.subarray(block * 480, (block + 1) * 480);
  };

  test('plays back exactly what was recorded', () => {
    const room = openCheckRoom();
    const spoken = noise(96_000, { rms: 0.1, seed: 1 });
    room.check.obey({ kind: 'record', seconds: 2 });
    room.run(2_500, (block) => spoken.subarray(block * 480, (block + 1) * 480));
    expect(resultOf(room)).toMatchObject({ kind: 'record' });
    room.check.obey({ kind: 'play-back' });
    const from = room.played.length;
    room.run(2_100);
    // The first 5 ms blend over from what sounded before.
    expect(room.played.slice(from + 240, from + 96_000)).toEqual([...spoken.subarray(240)]);
    expect(resultOf(room)).toEqual({ kind: 'play-back' });
  });

  test('can be heard again after a tone, until it is recorded anew', () => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'record', seconds: 1 });
    room.run(1_000, voiceOf(-20));
    room.check.obey({ kind: 'tone', hz: 440 });
    room.run(100);
    room.check.obey({ kind: 'play-back' });
    room.run(50);
    const from = room.played.length;
    room.run(200);
    expect(goertzelDbfs(Float32Array.from(room.played.slice(from)), 48_000, 300)).toBeCloseTo(-20, 0);
  });

  test('that is stopped is what was recorded so far: judged as such, and heard in place of the one before', () => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'record', seconds: 5 });
    room.run(5_100, voiceOf(-20));
    room.check.obey({ kind: 'record', seconds: 5 });
    room.run(2_000, voiceOf(-45));
    room.check.obey({ kind: 'meter' });
    expect(resultOf(room)).toMatchObject({ kind: 'record', verdict: 'quiet' });
    expect(secondsPlayed(room)).toBeCloseTo(2, 1);
    expect(rmsOf(Float32Array.from(room.played.slice(-48_000)))).toBeLessThan(0.01);
  });

  test('that is stopped within its first second is none: the one before stays, with its verdict', () => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'record', seconds: 5 });
    room.run(5_100, voiceOf(-20));
    room.check.obey({ kind: 'record', seconds: 5 });
    const told = room.states.length;
    room.run(500, voiceOf(-45));
    room.check.obey({ kind: 'meter' });
    room.run(200);
    expect(room.states.slice(told).every(({ phase }) => phase === 'running')).toBe(true);
    expect(secondsPlayed(room)).toBeCloseTo(5, 1);
  });

  test('is told as done once when it was full before the next step', () => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'record', seconds: 1 });
    room.run(1_200, voiceOf(-20));
    const told = room.states.length;
    room.check.obey({ kind: 'meter' });
    expect(room.states.length).toBe(told);
  });

  test('a play-back of nothing is over at once', () => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'play-back' });
    room.run(100);
    expect(resultOf(room)).toEqual({ kind: 'play-back' });
    expect(room.played.every((sample) => sample === 0)).toBe(true);
  });

  test.each([
    ['nothing at all', -200, 'silent'],
    ['noise of the microphone', -60, 'silent'],
    ['somebody far away', -45, 'quiet'],
    ['a voice', -23, 'good'],
    ['a mouth on the microphone', 3, 'loud'],
  ] as const)('%s at %d dBFS is %s', (_who, dbfs, verdict) => {
    const room = openCheckRoom();
    room.check.obey({ kind: 'record', seconds: 1 });
    room.run(1_100, voiceOf(dbfs));
    expect(resultOf(room)).toMatchObject({ kind: 'record', verdict });
  });

  test('pauses do not make a good voice a quiet one', () => {
    const room = openCheckRoom({ background: 0.0005 });
    const voice = voiceOf(-23);
    room.check.obey({ kind: 'record', seconds: 5 });
    room.run(5_100, (block) => (block % 100 < 10 ? voice(block) : new Float32Array(480)));
    expect(resultOf(room)).toMatchObject({ verdict: 'good', voiceDbfs: expect.closeTo(-26, 0) });
  });
});

test('the microphone is metered in every step, and after each', () => {
  const room = openCheckRoom();
  const voice = sine({ hz: 300, rateHz: 48_000, seconds: 1, dbfs: -20 });
  const speak = (block: number): Float32Array => voice.subarray((block % 100) * 480, ((block % 100) + 1) * 480);
  room.check.obey({ kind: 'meter' });
  room.run(100, speak);
  expect(room.states.at(-1)).toEqual({ phase: 'running', kind: 'meter', progress: null, microphoneDbfs: expect.closeTo(-23, 0) });
  room.check.obey({ kind: 'tone', hz: 440 });
  room.run(2_200, speak);
  expect(room.states.at(-1)).toMatchObject({ phase: 'done', microphoneDbfs: expect.closeTo(-23, 0) });
  room.check.dispose();
  expect(room.states.at(-1)).toEqual({ phase: 'idle' });
});
