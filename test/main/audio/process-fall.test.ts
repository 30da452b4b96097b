import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { AUDIO_PROCESS_ENTRY } from '../../support/sound/fork-audio-process.ts';

const PARENT_PORT = new URL('../../support/sound/parent-port.ts', import.meta.url).href;

/** The audio process, with something that goes wrong in it after it has started. As Electron does, it only warns of rejections. */
async function fallOf(code: string) {
  const child = fork(AUDIO_PROCESS_ENTRY, [], {
    execArgv: [
      '--unhandled-rejections=warn',
      '--import',
      PARENT_PORT,
      '--import',
      `data:text/javascript,process.on('message', () => { ${encodeURIComponent(code)} })`,
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: 20_000,
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'message'); // ready, or unavailable
  const askedMs = performance.now();
  child.send({ type: 'go wrong' });
  const [, signal] = await once(child, 'exit');
  return { signal, said, tookMs: performance.now() - askedMs };
}

test.each([
  ['thrown', "throw new Error('a callback of ours')"],
  ['rejected, which is what naudiodon makes of what a callback throws', "Promise.reject(new Error('a callback of ours'))"],
])('an audio process ends at once, and says why, when something nobody expected is %s', async (_how, code) => {
  const { signal, said, tookMs } = await fallOf(code);
  expect(signal).toBe('SIGKILL');
  expect(said).toContain('a callback of ours');
  expect(tookMs).toBeLessThan(1_500);
});
