import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJitterBuffer } from '../../../../main/audio/downlink/jitter-buffer.ts';
import type { JitterStats } from '../../../../main/audio/downlink/jitter-stats.ts';
import { evenly, inOrder, playNetwork } from '../../../support/sound/network-play.ts';
import { goertzelDbfs, rmsDbfs } from '../../../support/sound/tone-analysis.ts';

const RATE = 16_000;
const PER_MS = RATE / 1_000;

/** Every sample that was handed out is accounted for by what came, what was left out and what was added. */
const accounted = ({ consumed, accelerated, dropped, expanded, concealed, paused }: JitterStats): number =>
  consumed - accelerated - dropped + expanded + concealed + paused;
const firstSoundMs = (heard: Float32Array): number => heard.findIndex((sample) => sample !== 0) / PER_MS;

describe('the first sound', () => {
  test.each([
    [20, 0],
    [20, 7],
    [60, 0],
    [60, 3],
  ])('of %i ms frames is heard at most 60 ms after the first one came, %i ms out of step', (frameMs, lateMs) => {
    const { heard } = playNetwork({ arrivalsMs: evenly(20, frameMs, lateMs), frameMs, untilMs: 1_000, sample: () => 0.3 });
    expect(firstSoundMs(heard)).toBeLessThanOrEqual(60 + lateMs);
  });

  test('a word shorter than any delay is heard whole', () => {
    const { heard } = playNetwork({ arrivalsMs: [0], frameMs: 60, untilMs: 400, sample: () => 0.3 });
    expect(heard.filter((sample) => Math.abs(sample) > 0.25).length).toBeGreaterThan(50 * PER_MS);
  });

  test('words that came before the speaker was open are kept', () => {
    const { heard, buffer } = playNetwork({
      arrivalsMs: evenly(20, 20),
      untilMs: 1_000,
      pullFromMs: 250,
      sample: (place) => 0.3 + place / 1_000_000,
    });
    expect(buffer.stats.dropped).toBe(0);
    expect(heard[260 * PER_MS] ?? 0).toBeCloseTo(0.3 + (10 * PER_MS) / 1_000_000, 2);
  });
});

describe('an even network', () => {
  const { buffer, heard } = playNetwork({ arrivalsMs: evenly(500, 20), untilMs: 9_900 });

  test('costs at most 25 ms of delay', () => {
    expect(buffer.delayMs).toBeLessThanOrEqual(25);
  });
  test('is played as it came', () => {
    const { concealed, expanded, restarts, dropped } = buffer.stats;
    expect({ concealed, expanded, restarts, dropped }).toEqual({ concealed: 0, expanded: 0, restarts: 0, dropped: 0 });
    expect(rmsDbfs(heard.subarray(RATE))).toBeCloseTo(20 * Math.log10(0.3) - 3.01, 1);
  });
});

describe('stalls', () => {
  const withStalls = (lengthMs: number, everyFrames: number, count = 1_500): readonly number[] =>
    inOrder(evenly(count, 20).map((timeMs, index) => timeMs + (index % everyFrames === everyFrames - 1 ? lengthMs : 0)));

  test('of one length are learnt: after a few, the next one does no harm', () => {
    let concealedBefore = 0;
    const { buffer } = playNetwork({
      arrivalsMs: withStalls(90, 100),
      untilMs: 29_900,
      watch: ({ stats }, nowMs) => {
        if (nowMs === 10_000) concealedBefore = stats.concealed;
      },
    });
    expect(concealedBefore).toBeGreaterThan(0);
    expect(buffer.stats.concealed).toBe(concealedBefore);
    expect(buffer.targetMs).toBeLessThan(110);
  });

  test('that are over are forgotten within a minute or so', () => {
    const arrivalsMs = [...withStalls(90, 50, 500), ...evenly(5_000, 20, 10_000)];
    const { buffer } = playNetwork({ arrivalsMs: inOrder(arrivalsMs), untilMs: 100_000 });
    expect(buffer.delayMs).toBeLessThanOrEqual(30);
  });

  test('lose nothing: what came late is played late, and the delay is made good', () => {
    const late = inOrder(evenly(500, 20).map((timeMs, index) => (index === 100 ? timeMs + 400 : timeMs)));
    const delays = new Map<number, number>();
    const { buffer } = playNetwork({ arrivalsMs: late, untilMs: 9_000, watch: ({ delayMs }, nowMs) => delays.set(nowMs, delayMs) });
    expect(buffer.stats.dropped).toBe(0);
    expect(delays.get(2_420) ?? 0).toBeGreaterThan(300);
    expect(delays.get(4_000) ?? Number.NaN).toBeLessThan(buffer.targetMs + 30);
  });

  test('of two seconds are made good within two more', () => {
    const late = inOrder(evenly(500, 20).map((timeMs, index) => (index === 100 ? timeMs + 1_950 : timeMs)));
    const delays: number[] = [];
    const { buffer } = playNetwork({ arrivalsMs: late, untilMs: 6_000, watch: ({ delayMs }) => delays.push(delayMs) });
    expect(delays.at(-1) ?? Number.NaN).toBeLessThanOrEqual(buffer.targetMs + 20);
    expect(buffer.stats.restarts).toBe(0);
  });

  test('longer than that start afresh: of the backlog only the newest is played', () => {
    const late = inOrder(evenly(500, 20).map((timeMs, index) => (index === 100 ? timeMs + 3_000 : timeMs)));
    let delayMs = Number.NaN;
    const { buffer } = playNetwork({
      arrivalsMs: late,
      untilMs: 9_000,
      watch: (watched, nowMs) => {
        if (nowMs === 5_100) delayMs = watched.delayMs;
      },
    });
    expect(buffer.stats.restarts).toBe(1);
    expect(buffer.stats.dropped).toBeGreaterThan(2_500 * PER_MS);
    expect(delayMs).toBeLessThanOrEqual(300);
  });
});

test('a pause of the sender is not taken for a stall: the sound after it is as prompt as before', () => {
  const { buffer } = playNetwork({ arrivalsMs: [...evenly(300, 20), ...evenly(300, 20, 7_000)], untilMs: 12_500 });
  expect(buffer.delayMs).toBeLessThanOrEqual(45);
  expect(buffer.stats.dropped).toBe(0);
});

test('a service that streams only while somebody speaks is not said to lose sound', () => {
  // 1.2 s of speech, 0.8 s of nothing, on an even network.
  const arrivalsMs = evenly(1_500, 20).filter((timeMs) => timeMs % 2_000 < 1_200);
  const { buffer } = playNetwork({ arrivalsMs, untilMs: 29_900 });
  const { concealed, paused, played } = buffer.stats;
  expect(concealed / played).toBeLessThan(0.02);
  expect(paused / played).toBeGreaterThan(0.3);
  expect(accounted(buffer.stats)).toBe(played);
});

test('a stall as long as that is said to be one, once the backlog shows it', () => {
  const late = inOrder(evenly(500, 20).map((timeMs, index) => (index === 100 ? timeMs + 800 : timeMs)));
  const { buffer } = playNetwork({ arrivalsMs: late, untilMs: 9_900 });
  expect(buffer.stats.concealed).toBeGreaterThan(700 * PER_MS);
  expect(buffer.stats.concealmentEvents).toBe(1);
  expect(buffer.stats.paused).toBeLessThan(30 * PER_MS);
});

test('a way that has become longer is learnt as the new way', () => {
  const { buffer } = playNetwork({ arrivalsMs: [...evenly(500, 20), ...evenly(1_500, 20, 10_150)], untilMs: 39_000 });
  expect(buffer.targetMs).toBeLessThan(60);
  expect(buffer.delayMs).toBeLessThan(70);
});

test('silence is shortened first: the words between are not touched while the delay is not far off', () => {
  // Half a second of speech-loud tone, half a second of nothing; 60 ms too much delay from a stall.
  const isWord = (place: number): boolean => Math.floor(place / (RATE / 2)) % 2 === 0;
  const late = inOrder(evenly(800, 20).map((timeMs, index) => (index === 100 ? timeMs + 70 : timeMs)));
  const shortened = { words: 0, pauses: 0 };
  let before = 0;
  const { buffer } = playNetwork({
    arrivalsMs: late,
    untilMs: 15_000,
    sample: (place) => (isWord(place) ? 0.2 * Math.sin(place * 0.08) : 0),
    watch: ({ stats }, nowMs) => {
      const change = stats.accelerated - before;
      before = stats.accelerated;
      if (nowMs > 3_000) shortened[isWord(stats.consumed) ? 'words' : 'pauses'] += change;
    },
  });
  expect(buffer.delayMs).toBeLessThan(buffer.targetMs + 12);
  expect(shortened.words).toBeLessThanOrEqual(shortened.pauses);
});

describe('a new session', () => {
  /** Two seconds of one session, `gapMs` of nothing, then `backlogMs` at once and on. */
  const story = (gapMs: number, backlogMs: number) => {
    const buffer = createJitterBuffer(RATE);
    const block = new Float32Array(10 * PER_MS);
    const frame = new Float32Array(20 * PER_MS).fill(0.25);
    const startMs = 2_000 + gapMs;
    const blocks: { nowMs: number; delayMs: number; peak: number }[] = [];
    for (let nowMs = 0; nowMs < startMs + 2_000; nowMs += 10) {
      if (nowMs === startMs) {
        buffer.newSession(nowMs);
        for (let sent = 0; sent < backlogMs; sent += 20) buffer.push(frame, nowMs);
      }
      if (nowMs % 20 === 0 && (nowMs < 2_000 || nowMs >= startMs)) buffer.push(frame, nowMs);
      buffer.pull(block, nowMs);
      blocks.push({ nowMs, delayMs: buffer.delayMs, peak: Math.max(...block.map(Math.abs)) });
    }
    return { buffer, blocks: blocks.filter(({ nowMs }) => nowMs > startMs) };
  };

  test.each([200, 1_000, 3_000])('after %i ms without sound is heard within 100 ms', (gapMs) => {
    const { blocks } = story(gapMs, 0);
    const heard = blocks.find(({ peak }) => peak > 0.2);
    expect((heard?.nowMs ?? Number.NaN) - 2_000 - gapMs).toBeLessThanOrEqual(100);
  });
  test('says of the time without a socket that sound was missing', () => {
    const { concealed, paused } = story(1_000, 0).buffer.stats;
    expect(concealed).toBeGreaterThan(900 * PER_MS);
    expect(paused).toBeLessThan(60 * PER_MS);
  });
  test('that brings a backlog at once plays nothing of it that is older than 300 ms', () => {
    const { blocks, buffer } = story(1_000, 900);
    expect(buffer.stats.dropped).toBeGreaterThan(500 * PER_MS);
    for (const { delayMs } of blocks.slice(2)) expect(delayMs).toBeLessThanOrEqual(320);
  });
  test('is blended in: no step larger than the sound makes', () => {
    const buffer = createJitterBuffer(RATE);
    const block = new Float32Array(10 * PER_MS);
    const heard: number[] = [];
    const frame = (sign: number): Float32Array => new Float32Array(20 * PER_MS).fill(0.3 * sign);
    for (let nowMs = 0; nowMs < 1_000; nowMs += 10) {
      if (nowMs === 500) buffer.newSession(nowMs);
      if (nowMs % 20 === 0) buffer.push(frame(nowMs < 500 ? 1 : -1), nowMs);
      buffer.pull(block, nowMs);
      heard.push(...block);
    }
    expect(heard.at(-1)).toBeCloseTo(-0.3);
    expect(Math.max(...heard.slice(1).map((sample, index) => Math.abs(sample - (heard[index] ?? 0))))).toBeLessThan(0.03);
  });
});

test('stretched, invented and sped-up sound keeps its pitch', () => {
  const shaken = inOrder(evenly(1_000, 20).map((timeMs, index) => timeMs + (index % 40 === 39 ? 120 : (index * 7) % 13)));
  const { heard, buffer } = playNetwork({
    arrivalsMs: shaken,
    untilMs: 19_800,
    sample: (place) => 0.3 * Math.sin((2 * Math.PI * 220 * place) / RATE),
  });
  expect(buffer.stats.accelerated).toBeGreaterThan(0);
  expect(buffer.stats.expanded).toBeGreaterThan(0);
  const sounding = heard.subarray(RATE, 19 * RATE);
  const at = (hz: number): number => goertzelDbfs(sounding, RATE, hz);
  // Phase jumps would smear the tone; energy must stay within a few hertz of where it was.
  expect(rmsDbfs(sounding) - Math.max(at(219), at(220), at(221)) + 3).toBeLessThan(6);
  for (const hz of [200, 240, 440]) expect(at(220) - at(hz)).toBeGreaterThan(20);
});

test('sound that breaks off and comes back makes no click', () => {
  const tone = (place: number): number => 0.3 * Math.cos(place / 5);
  const { heard, buffer } = playNetwork({ arrivalsMs: [...evenly(40, 20), ...evenly(40, 20, 1_500)], untilMs: 2_900, sample: tone });
  expect(buffer.stats.paused).toBeGreaterThan(0);
  const steps = heard.slice(1).map((sample, index) => Math.abs(sample - (heard[index] ?? 0)));
  expect(Math.max(...steps)).toBeLessThan(0.09);
  expect(heard.subarray(1_100 * PER_MS, 1_450 * PER_MS).every((sample) => sample === 0)).toBe(true);
});

test('half a minute of sound at once is bounded, and the newest of it is heard', () => {
  const buffer = createJitterBuffer(RATE);
  const block = new Float32Array(10 * PER_MS);
  for (let sent = 0; sent < 30_000; sent += 200) buffer.push(new Float32Array(200 * PER_MS).fill(sent / 30_000), 0);
  for (let nowMs = 0; nowMs < 150; nowMs += 10) buffer.pull(block, nowMs);
  expect(buffer.bufferedMs).toBeLessThanOrEqual(2_600);
  expect(block[0]).toBeGreaterThan(0.97);
  expect(accounted(buffer.stats)).toBe(buffer.stats.played);
});

test('whatever the network does: finite, within full scale, and every sample accounted for', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(8_000, 16_000, 24_000, 48_000),
      fc.array(
        fc.record({
          gapMs: fc.integer({ min: 0, max: 900 }),
          samples: fc.integer({ min: 0, max: 6_000 }),
          renews: fc.integer({ min: 0, max: 15 }),
        }),
        { maxLength: 40 },
      ),
      (rateHz, messages) => {
        const buffer = createJitterBuffer(rateHz);
        const block = new Float32Array(rateHz / 100);
        let nowMs = 0;
        let sent = 0;
        for (const { gapMs, samples, renews } of messages) {
          for (let waited = 0; waited < gapMs; waited += 10) {
            nowMs += 10;
            const before = buffer.stats.consumed;
            buffer.pull(block, nowMs);
            expect(block.every((sample) => Number.isFinite(sample) && Math.abs(sample) <= 1.2)).toBe(true);
            expect(buffer.stats.consumed).toBeGreaterThanOrEqual(before - 0.015 * rateHz);
          }
          if (renews === 0) buffer.newSession(nowMs);
          buffer.push(
            Float32Array.from({ length: samples }, (_, index) => Math.sin((sent + index) * 0.11)),
            nowMs,
          );
          sent += samples;
          expect(buffer.bufferedMs).toBeLessThanOrEqual(2_600);
        }
        const { stats } = buffer;
        expect(stats.received).toBe(sent);
        expect(stats.consumed + Math.round((buffer.bufferedMs * rateHz) / 1_000)).toBe(sent);
        expect(accounted(stats)).toBe(stats.played);
      },
    ),
    { numRuns: 150 },
  );
});
