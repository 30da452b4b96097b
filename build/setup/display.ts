import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { announcedLine } from './announcement.ts';
import { findCommand } from './find-command.ts';
import { startOwnedProcess, type OwnedProcess } from './owned-process.ts';
import { privateFolder } from './private-folder.ts';

const READY_WITHIN_MS = 10_000;

export type VirtualDisplay = {
  /** For every process that shall draw on it. */
  readonly env: { readonly DISPLAY: string };
  /** `:7` and the like. */
  readonly display: string;
  /** False when openbox is not installed: windows then have no frame and never take focus by themselves. */
  readonly hasWindowManager: boolean;
  /** Stops every process it started. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

/**
 * An X server without a screen (Xvfb, 1280 × 800) on a free display number, with openbox when it is installed,
 * so that "always on top", focus and minimising behave as on a desktop.
 * Throws, with Xvfb's own words, when it does not come up within ten seconds.
 */
export async function startVirtualDisplay({ widthPx = 1280, heightPx = 800 } = {}): Promise<VirtualDisplay> {
  if (findCommand('Xvfb') === null) throw new Error('a virtual display needs Xvfb: run `npm start` once, or install xvfb');

  const started: OwnedProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const owned of started.splice(0).toReversed()) await owned.stop();
  };
  try {
    const xvfb = startOwnedProcess({
      command: 'Xvfb',
      // -noreset: the server must not start afresh when the last window of a run closes. -r: no key repeats by itself, as one that a
      // busy machine lets go late would.
      args: ['-displayfd', '3', '-screen', '0', `${widthPx}x${heightPx}x24`, '-dpi', '96', '-nolisten', 'tcp', '-noreset', '-r'],
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      ownGroup: true,
    });
    started.push(xvfb);
    const display = `:${await announcedLine(xvfb, 'Xvfb')}`;
    const windowManager = await startWindowManager(display);
    if (windowManager !== null) started.push(windowManager);
    return { env: { DISPLAY: display }, display, hasWindowManager: windowManager !== null, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function startWindowManager(display: string): Promise<OwnedProcess | null> {
  const touch = findCommand('touch');
  if (findCommand('openbox') === null || touch === null) return null;
  const folder = privateFolder('display');
  const readyFile = join(folder, 'ready');
  // openbox runs --startup once it manages windows: a file tells us when, without polling X.
  const openbox = startOwnedProcess({
    command: 'openbox',
    args: ['--sm-disable', '--startup', `${touch} ${readyFile}`],
    env: { ...process.env, DISPLAY: display },
    ownGroup: true,
  });
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!existsSync(readyFile) && openbox.child.exitCode === null && performance.now() < deadline) await delay(20);
  const isReady = existsSync(readyFile);
  rmSync(folder, { recursive: true, force: true });
  if (isReady) return openbox;
  await openbox.stop();
  throw new Error(`openbox did not start: ${openbox.lastWords()}`);
}
