/**
 * A process of its own, because PortAudio may keep it from ending: our device layer plays into a virtual device and
 * hears it. `loop-process.ts DEVICE bursts COUNT` or `… sine SECONDS`; sends one `LoopReport` and waits to be killed.
 */
import { listDevices, resolveDevice, type SoundDirection } from '../../../../../main/audio/device/device-list.ts';
import { loadPortAudio } from '../../../../../main/audio/device/load-port-audio.ts';
import { openMicrophone } from '../../../../../main/audio/device/microphone-stream.ts';
import type { StreamOpening } from '../../../../../main/audio/device/open-stream.ts';
import { openSpeaker } from '../../../../../main/audio/device/speaker-stream.ts';
import { loadResamplers } from '../../../../../main/audio/dsp/resampler.ts';
import { dieWithParent } from '../../../../support/die-with-parent.ts';
import { cpuMeter } from '../cpu-meter.ts';
import { createBurstTimer } from './burst-timer.ts';
import { createSineGlitches, GLITCH_HZ } from './sine-glitches.ts';

export interface LoopReport {
  /** From handing the block over until it comes back, of each burst. */
  readonly tookMs: readonly number[];
  readonly glitches: number;
  readonly sineSeconds: number;
  readonly cpuPercent: number;
}

const SETTLED_MS = 3_000;
const AMPLITUDE = 0.5;

const [device = '', what = '', amount = '0'] = process.argv.slice(2);
dieWithParent();
const now = (): number => performance.now();
const [loaded, createResampler] = await Promise.all([loadPortAudio(), loadResamplers()]);
const { portAudio } = loaded;
if (portAudio === null) throw new Error('PortAudio does not load');

const bursts = createBurstTimer();
const glitches = createSineGlitches();
let sample = 0;
const playSine = (block: Float32Array): void => {
  for (let index = 0; index < block.length; index += 1, sample += 1)
    block[index] = AMPLITUDE * Math.sin((2 * Math.PI * GLITCH_HZ * sample) / 48_000);
};
const common = (direction: SoundDirection) => {
  const found = resolveDevice(listDevices(portAudio), direction, device);
  if (found?.name !== device) throw new Error(`there is no ${direction} ${device}`);
  return { portAudio, device: found, createResampler, now, alive: () => undefined, broke: (reason: string) => process.emitWarning(reason) };
};
const opened = (opening: StreamOpening): void => {
  if (!opening.ok) throw new Error(opening.reason);
};
opened(
  openMicrophone({
    ...common('microphone'),
    captured(block) {
      if (what === 'bursts') bursts.heard(block, now());
      else glitches.hear(block);
    },
  }),
);
opened(
  openSpeaker({
    ...common('speaker'),
    fill(block) {
      if (what === 'bursts') bursts.fill(block, now());
      else playSine(block);
    },
  }),
);

await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
const cpu = cpuMeter();
const startedAt = sample;
const done = (): boolean => (what === 'bursts' ? bursts.tookMs.length >= Number(amount) : sample - startedAt >= Number(amount) * 48_000);
bursts.start();
while (!done()) await new Promise((resolve) => setTimeout(resolve, 50));
const report: LoopReport = {
  tookMs: bursts.tookMs,
  glitches: glitches.count,
  sineSeconds: glitches.heard / 48_000,
  cpuPercent: cpu.percent(),
};
process.send?.(report);
