import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { eventsOf, isRunning, startFixture, until, type Fixture } from './support.ts';

const WITH_SERVICE = `const { join } = await import('node:path'); electron.utilityProcess.fork(join(electron.app.getAppPath(), 'service.js'), ['quit']); await openWindow('other').loaded`;

async function traces(app: Fixture): Promise<{ pids: number[]; profileDir: string }> {
  const { chromiumPid, profileDir } = await app.face.ask('host');
  const services = await app.face.ask('utilities');
  return { pids: [chromiumPid, ...services.map(({ pid }) => pid)], profileDir };
}

/** Runs what ends the very page it is asked through: whether its answer still comes is chance. */
async function lastly(app: Fixture, code: string): Promise<void> {
  await app.main(code).catch(() => undefined);
}

describe('the end of the app', () => {
  test('quitting goes through before-quit, the windows, will-quit and quit, and leaves nothing behind', async () => {
    const userDataDir = mkdtempSync(join(tmpdir(), 'quit-'));
    const app = await startFixture({ userDataDir, args: ['--single'] });
    await app.main(WITH_SERVICE);
    const { pids, profileDir } = await traces(app);
    expect([pids.length, pids.every(isRunning), existsSync(profileDir)]).toEqual([2, true, true]);
    await app.face.ask('app/quit');
    expect(await app.ended).toBe(0);
    const end = eventsOf(app.output());
    expect(end.slice(end.indexOf('app:before-quit'))).toEqual([
      'app:before-quit',
      'first:close',
      'first:blur',
      'first:closed',
      'other:close',
      'other:closed',
      'app:will-quit',
      'app:quit',
    ]);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(existsSync(profileDir)).toBe(false);
    expect(readdirSync(userDataDir)).toEqual([]);
    rmSync(userDataDir, { recursive: true });
  });

  test('whoever prevents before-quit, a close or will-quit keeps the app', async () => {
    const app = await startFixture({ args: ['--hidden'] });
    await app.main(`electron.app.once('before-quit', (event) => event.preventDefault()); electron.app.quit()`);
    await app.main(`state.refuseClose = true; electron.app.quit()`);
    expect(
      await app.main(
        `return [electron.BrowserWindow.getAllWindows().length, events.filter((event) => event === 'app:before-quit').length, events.includes('first:close'), events.includes('app:will-quit')]`,
      ),
    ).toEqual([1, 2, true, false]);
    await lastly(
      app,
      `state.refuseClose = false; electron.app.once('will-quit', (event) => { event.preventDefault(); setTimeout(() => electron.app.exit(5), 200) }); setTimeout(() => electron.app.quit(), 20)`,
    );
    expect(await app.ended).toBe(5);
    expect(eventsOf(app.output()).slice(-4)).toEqual(['first:close', 'first:closed', 'app:will-quit', 'app:quit']);
  });

  test('exit skips the questions and passes its code on', async () => {
    const app = await startFixture({ args: ['--hidden'] });
    const { pids } = await traces(app);
    await lastly(app, `state.refuseClose = true; setTimeout(() => electron.app.exit(9), 20)`);
    expect(await app.ended).toBe(9);
    expect(eventsOf(app.output()).slice(-2)).toEqual(['first:closed', 'app:quit']);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('the last window’s end is told to the app, which then lives on without windows', async () => {
    const app = await startFixture({ args: ['--hidden'] });
    await lastly(app, `setTimeout(() => state.windows.first.close(), 20)`);
    await until(() => eventsOf(app.output()).includes('app:window-all-closed'));
    expect(await app.face.ask('windows')).toEqual([]);
    app.process.kill('SIGTERM');
    expect(await app.ended).toBe(0);
    expect(eventsOf(app.output()).slice(-3)).toEqual(['app:before-quit', 'app:will-quit', 'app:quit']);
  });

  test('a host that is killed takes Chromium and utility processes with it', async () => {
    const app = await startFixture({ args: ['--hidden'] });
    await app.main(WITH_SERVICE);
    const { pids, profileDir } = await traces(app);
    app.process.kill('SIGKILL');
    await app.ended;
    expect(
      await until(
        () => !pids.some(isRunning),
        () => `still running: ${pids.filter(isRunning).join(' ')}`,
      ),
    ).toBe(true);
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }); // its helpers may still be writing
  });

  test('an app whose main module cannot be loaded fails, and leaves no browser', async () => {
    await expect(startFixture({ args: ['--broken'] })).rejects.toThrow(/missing\.js/);
  });

  test('a host whose reader and starter have gone ends, and does not drown in its own words', async () => {
    const app = await startFixture({ args: ['--hidden'] });
    const { pids } = await traces(app);
    app.process.stdout?.destroy();
    app.process.stderr?.destroy();
    await app.main(
      `note('into the void'); note('again'); Promise.reject(new Error('nobody hears')); setTimeout(() => { throw new Error('nor this') })`,
    );
    expect(
      await app.main(
        `const before = process.cpuUsage(); await new Promise((resolve) => setTimeout(resolve, 500)); return process.cpuUsage(before).user < 400_000`,
      ),
    ).toBe(true);
    app.process.stdin?.destroy();
    expect(await app.ended).toBe(1);
    expect(pids.filter(isRunning)).toEqual([]);
  });
});
