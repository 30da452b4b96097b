import { setTimeout as delay } from 'node:timers/promises';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { answerBenchCall, type BenchCall } from './call/bench-call.ts';
import type { ChromiumProcesses } from './page/chromium-processes.ts';
import type { StationRoom } from './station-room.ts';

const RING_MS = 500;
const SETTLE_MS = 4_000;
const MEBIBYTE = 1_048_576;
const WHOSE = ['station', 'audio', 'all'] as const;
/** Of one core, for everything a call in Chromium takes: capture, cleaning, Opus, SRTP, playout, our looks at it. */
const CALL_PERCENT = 40;

/** Use of the processor and memory: with no call, and with one and two that are talked on. */
export async function measureCost({ page }: StationRoom, seconds: number, verdicts: Verdicts): Promise<void> {
  verdicts.note(
    `over ${String(seconds)} s each; % of one core, RSS / PSS in MiB: the station's process, Chromium's audio service, all of Chromium`,
  );
  verdicts.note('| calls | station | audio service | all |');
  verdicts.note('|---|---|---|---|');
  const calls: BenchCall[] = [];
  const percents: number[] = [];
  try {
    for (let count = 0; count <= 2; count += 1) {
      if (count > 0) calls.push(await answerBenchCall({ page, roundTripMs: 0, preAccept: true, ringMs: RING_MS }));
      await delay(SETTLE_MS);
      const before = await page.processes();
      const startedMs = performance.now();
      await delay(seconds * 1_000);
      const after = await page.processes();
      const percent = (whose: keyof ChromiumProcesses): number =>
        ((after[whose].cpuSeconds - before[whose].cpuSeconds) / (performance.now() - startedMs)) * 100_000;
      const cell = (whose: keyof ChromiumProcesses): string =>
        `${percent(whose).toFixed(1)} %, ${mebibytes(after[whose].rssBytes)} / ${mebibytes(after[whose].pssBytes)}`;
      verdicts.note(`| ${[String(count), ...WHOSE.map(cell)].join(' | ')} |`);
      percents.push(percent('all'));
    }
  } finally {
    for (const call of calls) await call.end();
  }
  const [idle = Number.NaN, one = Number.NaN, two = Number.NaN] = percents;
  verdicts.note(`the first call takes ${(one - idle).toFixed(1)} %, the second ${(two - one).toFixed(1)} %`);
  verdicts.atMost('first call, % of one core', one - idle, CALL_PERCENT);
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(0);
}
