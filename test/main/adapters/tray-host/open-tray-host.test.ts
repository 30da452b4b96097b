import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
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
/** The bus of this run, which vitest-desk.ts has started. */
function busPath(): string {
  const [path] = busPaths(process.env, UID);
  if (path === undefined) throw new Error('this run has no session bus');
  return path;
}

describe.skipIf(process.platform !== 'linux')('whether this desktop shows the icon', () => {
  test('a session bus without a watcher shows none, as GNOME does', async () => {
    expect(await watch(process.env).first).toBe('missing');
  });

  test('a watcher shows it only where a panel has registered, and a panel that goes or comes is noticed', async () => {
    const watcher = await startTrayWatcher(busPath(), { isHostThere: false });
    onTestFinished(watcher.leave);
    const tray = watch(process.env);
    expect(await tray.first).toBe('missing');
    watcher.setHost(true);
    await vi.waitFor(() => expect(tray.now()).toBe('shown'), { timeout: 5_000 });
    watcher.setHost(false);
    await vi.waitFor(() => expect(tray.now()).toBe('missing'), { timeout: 5_000 });
  });

  test('a watcher that comes later is noticed, and one that dies', async () => {
    const tray = watch(process.env);
    expect(await tray.first).toBe('missing');
    const watcher = await startTrayWatcher(busPath(), { isHostThere: true });
    await vi.waitFor(() => expect(tray.now()).toBe('shown'), { timeout: 5_000 });
    watcher.leave();
    await vi.waitFor(() => expect(tray.now()).toBe('missing'), { timeout: 5_000 });
  });

  test('without a bus, or with something else in its place, there is no proof of a tray', async () => {
    const folder = temporaryFolder();
    expect(await watch({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'nobody')}` }).first).toBe('missing');
    const path = join(folder, 'other');
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    onTestFinished(() => void server.close());
    expect(await watch({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }).first).toBe('missing');
  });
});

test('Windows and macOS always show it', async () => {
  expect([await watch({}, 'win32').first, watch({}, 'darwin').now()]).toEqual(['shown', 'shown']);
});
