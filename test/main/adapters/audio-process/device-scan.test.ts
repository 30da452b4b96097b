import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { killNow, type AudioChild } from '../../../../main/adapters/audio-process/audio-child.ts';
import { scanDevices } from '../../../../main/adapters/audio-process/device-scan.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

/** A process as Electron forks it: it has no pid before it runs. */
class ComingChild extends EventEmitter implements AudioChild {
  pid: number | undefined;
  readonly stdout = null;
  readonly stderr = null;
  postMessage(): void {}
}

test('a process that is to go before it has come is killed as it comes', async () => {
  const child = new ComingChild();
  killNow(child);
  const real = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)'], { stdio: 'ignore' });
  child.pid = real.pid;
  child.emit('spawn');
  expect(await once(real, 'exit')).toEqual([null, 'SIGKILL']);
});

test('quitting waits half a second at most for a look that does not end', async () => {
  const clock = createSimulatedClock();
  const scans = scanDevices({ fork: () => new ComingChild(), clock, found: () => undefined });
  scans.untilSeen();
  await clock.advance(0);
  let isStopped = false;
  const stopped = scans.stop().then(() => (isStopped = true));
  await clock.advance(499);
  expect(isStopped).toBe(false);
  await clock.advance(1);
  await stopped;
  expect(clock.pending()).toBe(0);
});
