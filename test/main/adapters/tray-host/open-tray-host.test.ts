import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { TrayHost } from '#contract/desk-fit.ts';
import { busPaths } from '../../../../main/adapters/tray-host/bus-address.ts';
import { systemClock } from '../../../../main/adapters/clock/system-clock.ts';
import { openTrayHost, type TrayWatch } from '../../../../main/adapters/tray-host/open-tray-host.ts';
import { startTrayWatcher } from '../../../support/fakes/fake-tray-watcher.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const UID = process.getuid?.() ?? 0;

function watch(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform = 'linux'): TrayWatch {
  const watched = openTrayHost({ platform, env, uid: UID, clock: systemClock, log: memoryLog(), changed: () => undefined });
  onTestFinished(watched.stop);
  return watched;
}
async function eventually(tray: TrayWatch, host: TrayHost): Promise<void> {
  await vi.waitFor(() => expect(tray.now()).toBe(host), { timeout: 5_000 });
}
/** The bus of this run, which vitest-desk.ts has started. */
function busPath(): string {
  const [path] = busPaths(process.env, UID);
  if (path === undefined) throw new Error('this run has no session bus');
  return path;
}

describe.skipIf(process.platform !== 'linux')('whether this desktop shows the icon', () => {
  test('a session bus without a watcher shows none, as GNOME does', async () => {
    await eventually(watch(process.env), 'missing');
  });

  test('a watcher shows it only where a panel has registered, and a panel that goes or comes is noticed', async () => {
    const watcher = await startTrayWatcher(busPath(), { isHostThere: false });
    onTestFinished(watcher.leave);
    const tray = watch(process.env);
    await eventually(tray, 'missing');
    watcher.setHost(true);
    await eventually(tray, 'shown');
    watcher.setHost(false);
    await eventually(tray, 'missing');
  });

  test('a watcher that comes later is noticed, and one that dies', async () => {
    const tray = watch(process.env);
    await eventually(tray, 'missing');
    const watcher = await startTrayWatcher(busPath(), { isHostThere: true });
    await eventually(tray, 'shown');
    watcher.leave();
    await eventually(tray, 'missing');
  });

  test('without a bus, or with something else in its place, there is no proof of a tray', async () => {
    const folder = temporaryFolder();
    await eventually(watch({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'nobody')}` }), 'missing');
    const path = join(folder, 'other');
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    onTestFinished(() => void server.close());
    await eventually(watch({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }), 'missing');
  });
});

describe.skipIf(process.platform !== 'linux')('a start at login', () => {
  test('waits for a desktop that is still starting, and no longer than it was told', async () => {
    const tray = watch(process.env);
    const waited = tray.shownWithin(8_000);
    const watcher = await startTrayWatcher(busPath(), { isHostThere: true });
    onTestFinished(watcher.leave);
    expect(await waited).toBe(true);
    expect(await tray.shownWithin(0)).toBe(true);
    watcher.leave();
    await eventually(tray, 'missing');
    expect(await tray.shownWithin(50)).toBe(false);
  });

  test('does not keep an app waiting that ends', async () => {
    const tray = watch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' });
    const waited = tray.shownWithin(60_000);
    tray.stop();
    expect(await waited).toBe(false);
  });
});

test('Windows and macOS always show it', async () => {
  expect([await watch({}, 'win32').shownWithin(0), watch({}, 'darwin').now()]).toEqual([true, 'shown']);
});
