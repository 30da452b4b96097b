import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { Session } from './pipe-connection.ts';

const run = promisify(execFile);
const LONGEST_MS = 3_000;
const LOOK_AGAIN_MS = 50;

/** A window that no window manager touches: it comes up and goes without anybody losing the keyboard. */
export interface UnmanagedWindow {
  /** Over all others. */
  raise(): Promise<void>;
}

/**
 * Takes a page's window out of the window manager's hands, as Electron does on Linux with a window that cannot take the focus; one that is
 * shown without activating Electron asks to be left without it, which a pop-up of Chromium cannot ask. The page must be blank still: the window is found by the title it is given here. Null where there is no screen, or no `xdotool` to do it.
 */
export async function leaveWindowManager(
  page: { readonly session: Session; readonly targetId: string },
  env: NodeJS.ProcessEnv,
): Promise<UnmanagedWindow | null> {
  if (!env['DISPLAY']) return null;
  const ask = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('xdotool', [...args], { env, timeout: LONGEST_MS });
    return stdout.trim();
  };
  const title = `dev-host ${page.targetId}`;
  const find = async (): Promise<string | null> => {
    for (const deadline = performance.now() + LONGEST_MS; performance.now() < deadline; await delay(LOOK_AGAIN_MS)) {
      // Again each time: the first blank document of a pop-up gives way to another.
      await page.session.send('Runtime.evaluate', { expression: `document.title = ${JSON.stringify(title)}` });
      // Fails where there is none yet.
      const found = await ask('search', '--name', title).catch(() => '');
      const [id = ''] = found.split('\n');
      if (id !== '') return id;
    }
    return null;
  };
  try {
    const id = await find();
    if (id === null) return null;
    await ask('windowunmap', '--sync', id, 'set_window', '--overrideredirect', '1', id, 'windowmap', '--sync', id);
    return { raise: async () => void (await ask('windowraise', id)) };
  } catch {
    return null; // a machine without xdotool: the window manager then does as it likes
  }
}
