/**
 * Opens and closes the default microphone and speaker as a call does: `reopen-process.ts TIMES`. Sends one
 * `ReopenReport` and waits to be killed.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { loadPortAudio } from '../../../../../main/audio/device/load-port-audio.ts';
import { openSoundDevices } from '../../../../../main/audio/device/sound-devices.ts';
import { loadResamplers } from '../../../../../main/audio/dsp/resampler.ts';
import { dieWithParent } from '../../../../support/die-with-parent.ts';
import { processCounts, type ProcessCounts } from './process-counts.ts';

export interface ReopenReport {
  readonly rssBytes: readonly number[];
  readonly before: ProcessCounts;
  readonly after: ProcessCounts;
  /** Streams that did not close in time, or were a silent stand-in. */
  readonly failures: number;
}

const OPEN_FOR_MS = 40;

dieWithParent();
const times = Number(process.argv[2] ?? 0);
const [{ portAudio }, createResampler] = await Promise.all([loadPortAudio(), loadResamplers()]);
if (portAudio === null) throw new Error('PortAudio does not load');

async function once(): Promise<boolean> {
  if (portAudio === null) return false;
  const devices = openSoundDevices({
    portAudio,
    wanted: { microphone: null, speaker: null },
    usesMicrophone: true,
    isWary: false,
    createResampler,
    now: () => performance.now(),
    captured: () => undefined,
    fill: (block) => block.fill(0),
    report: () => undefined,
    broke: (_direction, reason) => process.emitWarning(reason),
  });
  await delay(OPEN_FOR_MS);
  const isReal = devices.running.microphone !== null && devices.running.speaker !== null;
  return (await devices.close()) && isReal;
}

// The first ones bring in what stays: libraries, caches.
for (let round = 0; round < 5; round += 1) await once();
const before = processCounts(process.pid);
const rssBytes = [process.memoryUsage.rss()];
let failures = 0;
for (let round = 0; round < times; round += 1) {
  if (!(await once())) failures += 1;
  rssBytes.push(process.memoryUsage.rss());
}
const report: ReopenReport = { rssBytes, before, after: processCounts(process.pid), failures };
process.send?.(report);
setInterval(() => undefined, 1_000);
