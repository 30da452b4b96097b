import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startVirtualDisplay } from '../../build/setup/display.ts';

const run = promisify(execFile);

test('two virtual displays live side by side, and a stopped one is gone', async () => {
  const [first, second] = await Promise.all([startVirtualDisplay(), startVirtualDisplay({ widthPx: 640, heightPx: 480 })]);
  expect(first.display).not.toBe(second.display);
  expect(await screenSize(first.env)).toBe('1280 800');
  expect(await screenSize(second.env)).toBe('640 480');

  await first.stop();
  await expect(screenSize(first.env)).rejects.toThrow();
  expect(await screenSize(second.env)).toBe('640 480');
  await second.stop();
});

/** xdotool is an end-to-end need as well, so the machine has it wherever tests run. */
async function screenSize(env: { readonly DISPLAY: string }): Promise<string> {
  const { stdout } = await run('xdotool', ['getdisplaygeometry'], { env: { ...process.env, ...env } });
  return stdout.trim();
}
