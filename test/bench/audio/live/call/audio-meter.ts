/**
 * First module (`--import`) of an audio process that a bench measures: at SIGUSR2 it adds a line to the file that
 * PILOT_METER_FILE names, about the time since the last one. PILOT_METER_LOOP=1 watches the event loop as well, which
 * costs a timer each millisecond.
 */
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapSpaceStatistics } from 'node:v8';
import { cpuMeter } from '../cpu-meter.ts';

export interface MeterLine {
  readonly cpuPercent: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  /** What the young generation takes, both halves of it; NaN where V8 tells of none. */
  readonly youngBytes: number;
  /** Between two turns of a timer of one millisecond; 0 where it is not watched. */
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
}

const file = process.env['PILOT_METER_FILE'] ?? '';
const isLoopWatched = process.env['PILOT_METER_LOOP'] === '1';
const loop = monitorEventLoopDelay({ resolution: 1 });
if (isLoopWatched) loop.enable();
let cpu = cpuMeter();
process.on('SIGUSR2', () => {
  const { rss, heapUsed } = process.memoryUsage();
  const line: MeterLine = {
    cpuPercent: cpu.percent(),
    rssBytes: rss,
    heapUsedBytes: heapUsed,
    youngBytes: getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? Number.NaN,
    loopP99Ms: isLoopWatched ? loop.percentile(99) / 1e6 : 0,
    loopMaxMs: isLoopWatched ? loop.max / 1e6 : 0,
  };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
  loop.reset();
  cpu = cpuMeter();
});
