import { describe, expect, test } from 'vitest';
import { INNER_RATE_HZ } from '../../../../main/audio/dsp/sound-format.ts';
import { stoi } from '../../../support/sound/metrics/stoi.ts';
import { whiteNoise } from '../../../support/sound/metrics/spoken-noise.ts';
import { rmsDbfs } from '../../../support/sound/tone-analysis.ts';
import { atDbfs, cleaned, echoOf, playedBySpeaker, seconds, talkerSamples, together } from '../../../support/sound/voice-room.ts';

// The echo canceller is optional at run time, not here: these fail where it does not load.
const ECHO_ONLY = { echoCancellation: true };
const EVERYTHING = { echoCancellation: true, noiseSuppression: true, autoGain: true };
const far = await talkerSamples(10);
const floor = atDbfs(whiteNoise({ length: far.length, seed: 4 }), -70);
const echo = echoOf(far, { delayMs: 60, seed: 9 });
/** The agent, who falls in after five seconds, 26 dB below full scale. */
const agent = (await talkerSamples(10, 7)).map((sample, index) => (index < 5 * INNER_RATE_HZ ? 0 : sample));

const LEAST_EARLY_DB = 24;

/** Echo return loss enhancement: how much less of the echo is sent than the microphone heard, in dB. */
function erleDb(heard: Float32Array, sent: Float32Array, from: number, to: number): number {
  return rmsDbfs(seconds(heard, from, to)) - rmsDbfs(seconds(sent, from, to));
}

/** Whether it went by the table of targets; prints by how much. */
function isGone(name: string, heard: Float32Array, sent: Float32Array): boolean {
  const [early, steady] = [erleDb(heard, sent, 1, 2), erleDb(heard, sent, 3, 10)];
  console.log(`${name}: ERLE ${early.toFixed(1)} dB in 1–2 s, ${steady.toFixed(1)} dB from 3 s`);
  return early >= LEAST_EARLY_DB && steady >= 32 && [3, 4, 5, 6, 7, 8, 9].every((second) => erleDb(heard, sent, second, second + 1) >= 24);
}

describe('in speaker mode the customer does not hear himself: 24 dB less in the second second, 32 dB later on', () => {
  test.each([60, 120, 300])('from a loudspeaker %i ms away', async (delayMs) => {
    const heard = together(echoOf(far, { delayMs, seed: 9 }), floor);
    expect(isGone(`echo after ${delayMs} ms`, heard, await cleaned(ECHO_ONLY, { near: heard, far }))).toBe(true);
  });

  // Seven seconds into this speech are words from which AEC3 reaches 17 dB at some places, with and without being told the delay.
  test.each([0, 5])('at once, from each of six places in the room, with the words from second %i on', async (skipSeconds) => {
    const beginning = await talkerSamples(2, skipSeconds);
    const early: number[] = [];
    for (let delayMs = 20; delayMs < 200; delayMs += 32) {
      const heard = together(echoOf(beginning, { delayMs, seed: 9 }), seconds(floor, 0, 2));
      early.push(erleDb(heard, await cleaned(ECHO_ONLY, { near: heard, far: beginning }), 1, 2));
    }
    console.log(`ERLE in 1–2 s from ${early.length} places: ${early.map((decibels) => decibels.toFixed(0)).join(', ')} dB`);
    expect(early).toHaveLength(6);
    expect(Math.min(...early)).toBeGreaterThanOrEqual(LEAST_EARLY_DB);
  });

  test('with noise suppression and gain behind it no less: what is left of the echo is not raised', async () => {
    const heard = together(echo, floor);
    expect(isGone('everything on', heard, await cleaned(EVERYTHING, { near: heard, far }))).toBe(true);
  });

  test('where the clocks of loudspeaker and microphone differ by 300 ppm', async () => {
    const heard = together(playedBySpeaker(echo, { ppm: 300 }), floor);
    expect(isGone('300 ppm', heard, await cleaned(ECHO_ONLY, { near: heard, far }))).toBe(true);
  });

  test('where devices hand over three blocks at a time', async () => {
    const heard = together(echo, floor);
    expect(isGone('three at a time', heard, await cleaned(ECHO_ONLY, { near: heard, far, atOnce: 3 }))).toBe(true);
  });

  test('and again three seconds after the loudspeaker was moved by 17 m', async () => {
    const moved = echoOf(far, { delayMs: 110, seed: 10 });
    const heard = together(
      echo.map((sample, index) => (index < 5 * INNER_RATE_HZ ? sample : (moved[index] ?? 0))),
      floor,
    );
    const sent = await cleaned(ECHO_ONLY, { near: heard, far });
    expect(erleDb(heard, sent, 8, 10)).toBeGreaterThanOrEqual(32);
  });
});

test('without echo cancellation the echo is sent as it was heard', async () => {
  const heard = together(echo, floor);
  expect(Math.abs(erleDb(heard, await cleaned({}, { near: heard, far }), 3, 10))).toBeLessThan(1);
});

test('the agent who speaks alone is 1 dB quieter at most', async () => {
  const near = together(agent, floor);
  const [plain, sent] = [await cleaned({}, { near }), await cleaned(ECHO_ONLY, { near })];
  const lossDb = rmsDbfs(seconds(plain, 6, 10)) - rmsDbfs(seconds(sent, 6, 10));
  console.log(`near end alone: ${lossDb.toFixed(2)} dB quieter`);
  expect(Math.abs(lossDb)).toBeLessThanOrEqual(1);
});

describe('when both speak, the agent stays', () => {
  test.each([
    { echoBelowAgentDb: 2, lossDb: 3, understood: 0.65 },
    { echoBelowAgentDb: 12, lossDb: 2, understood: 0.8 },
  ])('through an echo that is $echoBelowAgentDb dB weaker', async ({ echoBelowAgentDb, lossDb, understood }) => {
    const speaks = seconds(agent, 5, 10);
    const heard = together(atDbfs(echo, rmsDbfs(speaks) - echoBelowAgentDb), agent, floor);
    const sent = await cleaned(ECHO_ONLY, { near: heard, far });
    const loss = rmsDbfs(speaks) - rmsDbfs(seconds(sent, 5, 10));
    const HELD_BACK_SAMPLES = 480; // by filter banks that hold low notes longer than high ones; where likeness is greatest
    const intelligibility = stoi({ clean: speaks, heard: sent.subarray(5 * INNER_RATE_HZ + HELD_BACK_SAMPLES), rateHz: INNER_RATE_HZ });
    console.log(`both speak, echo ${echoBelowAgentDb} dB weaker: ${loss.toFixed(1)} dB quieter, STOI ${intelligibility.toFixed(2)}`);
    expect(Math.abs(loss)).toBeLessThanOrEqual(lossDb);
    expect(intelligibility).toBeGreaterThanOrEqual(understood);
  });
});
