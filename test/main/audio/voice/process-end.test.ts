import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const CHAIN = new URL('../../../../main/audio/voice/voice-chain.ts', import.meta.url).href;

/** A process that has the canceller's threads running, then does what the code says. */
async function endOf(code: string): Promise<{ readonly code: unknown; readonly signal: unknown; readonly tookMs: number }> {
  const program = `
    const { loadVoiceChain } = await import(${JSON.stringify(CHAIN)});
    const chain = (await loadVoiceChain())({ echoCancellation: true, noiseSuppression: true, autoGain: true });
    while (chain.parts.echoCanceller === null) await new Promise((resolve) => setTimeout(resolve, 5));
    for (let block = 0; block < 20; block += 1) { chain.played(new Float32Array(480)); chain.captured(new Float32Array(480)); }
    process.stdout.write('runs');
    ${code}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 20_000,
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const runsAt = performance.now();
  const [exitCode, signal] = await ended;
  return { code: exitCode, signal, tookMs: performance.now() - runsAt };
}

test.each([
  ['by itself, with nothing left to do', '', 0],
  ['by itself, after the chain was closed', 'chain.dispose();', 0],
  ['when it says so in the middle of a call', 'process.exit(7);', 7],
])('a process that cancels echo ends %s', async (_how, code, exitCode) => {
  const end = await endOf(code);
  expect(end).toMatchObject({ code: exitCode, signal: null });
  expect(end.tookMs).toBeLessThan(2_000);
});
