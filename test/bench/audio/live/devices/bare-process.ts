/**
 * naudiodon with nothing done: silence is played, what is heard is let go. What it costs is the floor of every call.
 * `bare-process.ts DEVICE SECONDS`; sends its share of one core, and waits to be killed.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { listDevices, resolveDevice, type SoundDirection } from '../../../../../main/audio/device/device-list.ts';
import { streamOptions } from '../../../../../main/audio/device/device-rate.ts';
import { loadPortAudio } from '../../../../../main/audio/device/load-port-audio.ts';
import { dieWithParent } from '../../../../support/die-with-parent.ts';
import { cpuMeter } from '../cpu-meter.ts';

const BLOCK_BYTES = 960;
const WARM_UP_MS = 5_000;

const [name = '', seconds = '0'] = process.argv.slice(2);
dieWithParent();
const { portAudio } = await loadPortAudio();
if (portAudio === null) throw new Error('PortAudio does not load');
const optionsOf = (direction: SoundDirection) => {
  const device = resolveDevice(listDevices(portAudio), direction, name);
  if (device?.name !== name) throw new Error(`there is no ${direction} ${name}`);
  return streamOptions({ device, direction, rateHz: 48_000 });
};
const microphone = portAudio.open({ inOptions: optionsOf('microphone') });
const speaker = portAudio.open({ outOptions: optionsOf('speaker') });
microphone.start();
speaker.start();

const failed = (cause: unknown): void => process.emitWarning(String(cause));
const silence = Buffer.alloc(BLOCK_BYTES);
const listen = (): void => {
  microphone.read(BLOCK_BYTES).then(listen, failed);
};
const play = (): void => {
  speaker.write(silence).then(play, failed);
};
listen();
play();

await delay(WARM_UP_MS);
const cpu = cpuMeter();
await delay(Number(seconds) * 1_000);
process.send?.(cpu.percent());
