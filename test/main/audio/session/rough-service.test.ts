import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCallStream } from '../../../../main/audio/call-stream.ts';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import type { AudioReport } from '../../../../main/audio/protocol.ts';
import type { MediaSocketListener } from '../../../../main/audio/socket/media-socket.ts';
import { collectGarbage } from '../../../support/collect-garbage.ts';
import { simulateCall } from '../../../support/sound/simulated-call.ts';
import { chanceOf } from '../../../support/simulation/chance.ts';

const createResampler = await loadResamplers();
const UNTIL_MS = 14_000;

const stretch = fc.record({ fromMs: fc.integer({ min: 500, max: UNTIL_MS - 2_000 }), forMs: fc.integer({ min: 20, max: 4_000 }) });
const event = fc.record({
  atMs: fc.integer({ min: 300, max: UNTIL_MS - 500 }),
  what: fc.constantFrom('hang-up', 'odd-bytes', 'nothing', 'text', 'flood', 'mute', 'unmute'),
});
/** 16 kHz, in bytes a millisecond. */
const HALF_OF_WHAT_IS_NEEDED = 16;
const within = (stretches: readonly { fromMs: number; forMs: number }[], nowMs: number): boolean =>
  stretches.some(({ fromMs, forMs }) => nowMs >= fromMs && nowMs < fromMs + forMs);

test('whatever network, service, machine do: nothing is sent or played twice, out of order, or older than 300 ms', () => {
  fc.assert(
    fc.property(
      fc.record({
        outages: fc.array(stretch, { maxLength: 3 }),
        standstills: fc.array(fc.record({ fromMs: stretch.map(({ fromMs }) => fromMs), forMs: fc.integer({ min: 20, max: 900 }) }), {
          maxLength: 2,
        }),
        narrows: fc.array(stretch, { maxLength: 2 }),
        events: fc.array(event, { maxLength: 6 }),
        frameMs: fc.constantFrom(20, 60),
        kernelBytes: fc.constantFrom(0, 6_000, 1_000_000),
        backlogMs: fc.constantFrom(0, 900),
        oneWayMs: fc.constantFrom(5, 25, 120),
        reopensAfterMs: fc.constantFrom(20, 400),
      }),
      ({ outages, standstills, narrows, events, ...shape }) => {
        const call = simulateCall({
          ...shape,
          untilMs: UNTIL_MS,
          createResampler,
          target: { sendFrameMs: shape.frameMs },
          isDown: (nowMs) => within(outages, nowMs),
          isAwake: (nowMs) => !within(standstills, nowMs),
          upBytesPerMs: (nowMs) => (within(narrows, nowMs) ? HALF_OF_WHAT_IS_NEEDED : 1_000),
          meanwhile(nowMs, { stream, service }) {
            for (const { what } of events.filter(({ atMs }) => atMs === nowMs)) {
              if (what === 'hang-up') service.hangUp(1_011);
              if (what === 'odd-bytes') for (const bytes of [333, 1, 0, 306]) service.say(Buffer.alloc(bytes));
              if (what === 'nothing') service.say(Buffer.alloc(0));
              if (what === 'text') service.say('{"event":"mark","sampleRate":44100}');
              if (what === 'flood') service.say(Buffer.alloc(16_000 * 2 * 30));
              if (what === 'mute') stream.setMuted(true);
              if (what === 'unmute') stream.setMuted(false);
            }
          },
        });
        const isSpoken = ({ firstMs, lastMs }: { firstMs: number; lastMs: number }): boolean => !Number.isNaN(firstMs + lastMs);
        const sent = call.handedOver.slice(1).filter(isSpoken); // muted and stand-in frames tell no time
        for (const { atMs, firstMs } of sent) expect(atMs - firstMs).toBeLessThanOrEqual(301);
        for (const frames of [sent, call.received.slice(1).filter(isSpoken)]) {
          frames.slice(1).forEach(({ firstMs, socket }, index) => {
            expect(firstMs).toBeGreaterThanOrEqual((frames[index]?.lastMs ?? 0) - 2);
            expect(socket).toBeGreaterThanOrEqual(frames[index]?.socket ?? 0);
          });
        }
        for (const { samples } of call.played) expect(samples.every(Number.isFinite)).toBe(true);
        // A place that was stretched is heard again by as much as a period of a voice, never more.
        const heard = call.played.filter(({ spokenMs }) => spokenMs !== null);
        heard.slice(1).forEach(({ spokenMs }, index) => expect(spokenMs).toBeGreaterThan((heard[index]?.spokenMs ?? 0) - 25));
        // What a new session begins with is new: 300 ms over the fastest way, which is the network's, a frame, our own blocks.
        if (events.some(({ what }) => what === 'flood')) return; // thirty seconds of sound in one moment have no fastest way
        for (const openedMs of call.service.opened.slice(1)) {
          if (within(outages, openedMs + 450) || within(standstills, openedMs + 450)) continue;
          const first = heard.find(({ atMs }) => atMs > openedMs + 400 && atMs < openedMs + 900);
          if (first === undefined) continue;
          expect(first.atMs - (first.spokenMs ?? 0)).toBeLessThanOrEqual(300 + shape.oneWayMs + shape.frameMs + 60);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

const HALF_A_MINUTE = 960_000;
/** How often a message is how long, the rarest first; all others have up to 31 bytes. */
const LONGEST = [
  { share: 0.000_03, bytes: HALF_A_MINUTE },
  { share: 0.000_2, bytes: 320_000 }, // ten seconds
  { share: 0.02, bytes: 8_000 }, // four frames of 60 ms
];

/** Every number in a report is one. */
function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

test('a million messages of random length, odd ones, empty ones, text, floods: no byte uncounted, no number that is none, no memory kept', () => {
  const chance = chanceOf(4, 'messages');
  const reports: AudioReport[] = [];
  const listeners: MediaSocketListener[] = [];
  let nowMs = 0;
  const stream = openCallStream(
    1,
    { wsUrl: 'wss://x', sampleRate: 16_000, mode: 'talk', muted: false, sendFrameMs: 60 },
    {
      now: () => nowMs,
      createResampler,
      connected: () => undefined,
      over: () => undefined,
      report: (report) => void (report.type === 'quality' ? (reports[0] = report) : undefined),
      openSocket(_url, listener) {
        listeners.push(listener);
        return {
          send: () => undefined,
          ping: (mark) => listener.pong(mark),
          unsentBytes: 0,
          close: () => undefined,
          abandon: () => undefined,
        };
      },
    },
  );
  const service = listeners[0];
  if (service === undefined) throw new Error('no socket was opened');
  service.opened();
  const noise = Buffer.from(Uint8Array.from({ length: HALF_A_MINUTE }, () => chance.whole(0, 255)));
  const mix = new Float32Array(480);
  const voice = new Float32Array(480).fill(0.1);
  let bytes = 0;
  let floods = 0;
  let isFinite = true;
  let heardBlocks = 0;
  let heapBefore = 0;
  const passTenMs = (): void => {
    nowMs += 10;
    mix.fill(0);
    stream.captured(voice);
    stream.play(mix);
    stream.tick();
    isFinite &&= mix.every(Number.isFinite);
    if (mix.some((sample) => sample !== 0)) heardBlocks += 1;
  };
  for (let count = 1; count <= 1_000_000; count += 1) {
    const kind = chance.share();
    if (kind < 0.01) service.text(kind < 0.005 ? '{"event":"noise"' : 'x'.repeat(chance.whole(0, 200)));
    else {
      const longest = LONGEST.find(({ share }) => kind > 1 - share)?.bytes ?? 31;
      const length = longest === HALF_A_MINUTE ? longest : chance.whole(0, longest);
      if (length > 60_000) floods += 1;
      bytes += length;
      service.audio(noise.subarray(0, length));
    }
    if (count % 20 === 0) passTenMs();
    if (count === 200_000) {
      collectGarbage();
      heapBefore = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    }
  }
  collectGarbage();
  const grown = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - heapBefore;
  for (let block = 0; block < 100; block += 1) passTenMs(); // the last messages are told of as well
  const quality = reports[0];
  stream.close();
  expect(isFinite).toBe(true);
  expect(floods).toBeGreaterThanOrEqual(50);
  expect(heardBlocks).toBeGreaterThan(45_000); // of 50,000: noise comes all the time
  expect(grown).toBeLessThan(4_000_000);
  expect(quality).toMatchObject({ type: 'quality', whole: { reconnects: 0, receivedBytes: bytes } });
  expect(numbersOf(quality).every(Number.isFinite)).toBe(true);
  if (quality?.type === 'quality') expect(quality.whole.seconds).toBeGreaterThan(495);
}, 60_000);
