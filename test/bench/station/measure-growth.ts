import { setTimeout as delay } from 'node:timers/promises';
import { pcmText } from '#contract/pcm-text.ts';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { RING } from '../../support/sounding-tones.ts';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { answerBenchCall, type BenchCall, placeBenchCall } from './call/bench-call.ts';
import type { PageCounts } from './page/page-counts.ts';
import type { StationRoom } from './station-room.ts';

const READINGS = 5;
const RING_MS = 150;
const TALK_MS = 250;
const HEARD_WITHIN_MS = 5_000;
/** Contexts close, and speakers are let go, some seconds after the last call. */
const SETTLE_MS = 8_000;
const MEBIBYTE = 1_048_576;
/** A tenth of a second. */
const CLIP = pcmText(new Int16Array(RECORDING_RATE_HZ / 10));
const OBJECTS = ['connections', 'tracks', 'contexts', 'players', 'audioNodes', 'listeners'] as const;

interface Reading {
  readonly calls: number;
  readonly page: PageCounts;
  readonly rssBytes: number;
  readonly audioRssBytes: number;
}

/** One call after the other, in and out, with everything that can be done to one: does any of them leave something? */
export async function measureGrowth(room: StationRoom, calls: number, verdicts: Verdicts): Promise<void> {
  verdicts.note('after a garbage collection, and RSS of the processes, MiB');
  verdicts.note(`| calls | JS heap | Blink heap | station RSS | audio service RSS | ${OBJECTS.join(' | ')} |`);
  verdicts.note(`|---|---|---|---|---|${'---|'.repeat(OBJECTS.length)}`);
  await proveCounting(room, verdicts);
  const readings = [await read(room, 0, verdicts)];
  let failed = 0;
  for (let made = 1; made <= calls; made += 1) {
    try {
      await oneCall(room, made);
    } catch (cause) {
      // What it leaves behind counts too, so the others go on.
      failed += 1;
      verdicts.note(`call ${String(made)}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
    if (made % Math.ceil(calls / READINGS) === 0 || made === calls) readings.push(await read(room, made, verdicts));
  }
  // The first calls bring in what stays: compiled code, codecs, caches.
  const [before, warm, after] = [readings[0], readings[1], readings.at(-1)];
  if (before === undefined || warm === undefined || after === undefined) throw new Error('no calls, no growth');
  for (const name of OBJECTS) verdicts.atMost(`${name} more than before the first call`, after.page[name] - before.page[name], 0);
  const grown = (of: (reading: Reading) => number): number => (of(after) - of(warm)) / MEBIBYTE;
  const since = `from call ${String(warm.calls)} to ${String(after.calls)}, MiB`;
  verdicts.atMost(
    `growth of the JS heap ${since}`,
    grown(({ page }) => page.heapBytes),
    0.5,
  );
  verdicts.atMost(
    `growth of the Blink heap ${since}`,
    grown(({ page }) => page.blinkBytes),
    0.5,
  );
  verdicts.atMost(
    `growth of the station's RSS ${since}`,
    grown(({ rssBytes }) => rssBytes),
    20,
  );
  verdicts.atMost(
    `growth of the audio service's RSS ${since}`,
    grown(({ audioRssBytes }) => audioRssBytes),
    10,
  );
  verdicts.atMost('calls that failed', failed, 0);
  verdicts.atMost('complaints of the page', room.page.complaints.length, 0);
}

/** Counters that see nothing would find no growth either. */
async function proveCounting({ page }: StationRoom, verdicts: Verdicts): Promise<void> {
  const call = await answerBenchCall({ page, roundTripMs: 0, preAccept: true, ringMs: RING_MS });
  try {
    const { connections, tracks, contexts } = await page.counts();
    verdicts.atLeast('connections seen during a call', connections, 1);
    verdicts.atLeast('tracks seen during a call', tracks, 2);
    verdicts.atLeast('audio contexts seen during a call', contexts, 1);
  } finally {
    await call.end();
  }
}

/** It rings aloud, is answered, recorded, muted, held, hears a clip, and ends. */
async function oneCall({ page }: StationRoom, made: number): Promise<void> {
  await page.give({ type: 'play-tone', tone: RING });
  const call = await open();
  try {
    await page.give({ type: 'play-tone', tone: null });
    await page.give({ type: 'record', callId: call.id, isOn: true });
    await call.customer.hearsAgent(HEARD_WITHIN_MS);
    for (const isOn of [true, false]) {
      await page.give({ type: 'set-muted', callId: call.id, muted: isOn });
      await page.give({ type: 'set-held', callId: call.id, held: isOn });
    }
    await page.give({ type: 'play-clip', callId: call.id, playId: call.id, pcm: CLIP, loops: made % 2 === 0 });
    await delay(TALK_MS);
    if (made % 2 === 0) await page.give({ type: 'record', callId: call.id, isOn: false });
  } finally {
    await call.end();
  }

  function open(): Promise<BenchCall> {
    if (made % 3 === 0) return placeBenchCall(page);
    return answerBenchCall({ page, roundTripMs: 0, preAccept: made % 3 === 1, ringMs: RING_MS });
  }
}

async function read({ page }: StationRoom, calls: number, verdicts: Verdicts): Promise<Reading> {
  await delay(SETTLE_MS);
  const counts = await page.counts();
  const { station, audio } = await page.processes();
  const cells = [
    String(calls),
    ...[counts.heapBytes, counts.blinkBytes, station.rssBytes, audio.rssBytes].map((bytes) => (bytes / MEBIBYTE).toFixed(1)),
    ...OBJECTS.map((name) => String(counts[name])),
  ];
  verdicts.note(`| ${cells.join(' | ')} |`);
  return { calls, page: counts, rssBytes: station.rssBytes, audioRssBytes: audio.rssBytes };
}
