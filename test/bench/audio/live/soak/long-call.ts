import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { VirtualSound } from '../../../../../build/setup/sound.ts';
import { playTone } from '../../../../support/sound/play-tone.ts';
import { ALL_VOICE_PROCESSING, openLiveCall } from '../call/open-live-call.ts';
import type { Verdicts } from '../verdicts.ts';
import { floorsOf, growthOf } from './growth.ts';
import { processCounts } from './process-counts.ts';

const WARM_UP_MS = 120_000;
const READ_EVERY_MS = 2_000;
/** Longer than from one collection to the next. */
const FLOOR_WINDOW_MS = 180_000;
const MEBIBYTE = 1_048_576;
const GROWTH_MB_PER_HOUR = 1;

export interface LongCallOptions {
  readonly sound: VirtualSound;
  readonly minutes: number;
  /** Every reading goes here too, as `soak.csv`, also where the call is lost half-way. */
  readonly outputFolder: string;
}

/** A whole call at normal speed, with everything on: does the audio process grow? */
export async function measureLongCall({ sound, minutes, outputFolder }: LongCallOptions, verdicts: Verdicts): Promise<void> {
  const call = await openLiveCall({ env: sound.env, voice: ALL_VOICE_PROCESSING });
  const hush = playTone({ pulseServer: sound.pulseServer, sink: 'mic', hz: 440 });
  const readings: { readonly atMs: number; readonly rss: number; readonly heap: number; readonly young: number }[] = [];
  try {
    await delay(WARM_UP_MS);
    await call.meter();
    const { pid = 0 } = call.node.engine();
    const before = processCounts(pid);
    for (const untilMs = performance.now() + minutes * 60_000; performance.now() < untilMs; await delay(READ_EVERY_MS)) {
      // Another process has taken over, and readings of two say nothing.
      if (call.events.some(({ type }) => type === 'lost')) throw new Error(`the sound was lost\n${call.log.text()}`);
      const { rssBytes, heapUsedBytes, youngBytes } = await call.meter();
      const [rss, heap, young] = [rssBytes / MEBIBYTE, heapUsedBytes / MEBIBYTE, youngBytes / MEBIBYTE];
      readings.push({ atMs: performance.now(), rss, heap, young });
    }
    const after = processCounts(pid);
    const rssOverTime = readings.map(({ atMs, rss }) => ({ atMs, value: rss }));
    const growth = growthOf(rssOverTime);
    const floors = floorsOf(rssOverTime, FLOOR_WINDOW_MS);
    const rss = readings.map((reading) => reading.rss);
    verdicts.note(
      `${String(minutes)} min: RSS ${rss[0]?.toFixed(1) ?? ''} → ${rss.at(-1)?.toFixed(1) ?? ''} MB, at most ${Math.max(...rss).toFixed(1)}`,
    );
    verdicts.note(
      `floor of each three minutes: ${floors.map(({ value }) => value.toFixed(1)).join(', ')} MB; ${growthOf(floors).perHour.toFixed(2)} MB/h`,
    );
    // A short run of a saw has no slope to speak of: one that is four times as long tells it eight times as well.
    verdicts.surelyAtMost(
      'growth of the audio process, MB/h (±: 95 %)',
      { figure: growth.perHour, uncertainty: growth.uncertainty },
      GROWTH_MB_PER_HOUR,
    );
    // The audio process asks V8 not to let it grow, and another V8 might not hear.
    const young = readings.map((reading) => reading.young);
    verdicts.note(`young generation: ${young[0]?.toFixed(0) ?? ''} MB as loading has left it`);
    verdicts.atMost('young generation, MB more than at first', Math.max(...young) - (young[0] ?? Number.NaN), 0);
    verdicts.atMost('threads more than before', after.threads - before.threads, 0);
    verdicts.atMost('open files more than before', after.files - before.files, 0);
    const last = call.events.findLast((event) => event.type === 'quality');
    if (last?.type === 'quality')
      verdicts.note(
        `concealed ${String(last.whole.concealedPercent)} %, ${String(last.whole.concealmentEvents)} times, ` +
          `${String(last.whole.xruns)} xruns, delay ${String(last.whole.delayMs)} ms, drift ${String(last.second.driftPpm)} ppm`,
      );
  } finally {
    const lines = readings.map(({ atMs, rss, heap }) => `${(atMs / 1_000).toFixed(0)},${rss.toFixed(2)},${heap.toFixed(2)}\n`);
    writeFileSync(join(outputFolder, 'soak.csv'), `second,rss MiB,heap MiB\n${lines.join('')}`);
    await call.stop();
    await hush();
  }
}
