import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UpdateSource } from '../../../../main/core/updates/updates-port.ts';
import { openUpdateSource } from '../../../../main/adapters/updater/open-update-source.ts';
import type { UpdateEngine } from '../../../../main/adapters/updater/update-engine.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { FILE_NAME, sha512Of, startUpdateServer, type UpdateServer } from '../../../support/updates/update-server.ts';

const CONTENT = Buffer.from('the next version');
let server: UpdateServer;
beforeEach(async () => {
  server = await startUpdateServer();
  server.publish('1.1.0', CONTENT);
});
afterEach(() => server.close());

/** A Mac whose updater has the file; Electron's part of the quit, which comes when Squirrel is ready, is `closeWindows`. */
async function macWithUpdate(): Promise<{
  readonly source: UpdateSource;
  readonly told: string[];
  closeWindows(): void;
  fail(who: 'engine' | 'squirrel'): void;
  downloadAgain(): Promise<void>;
}> {
  const path = join(temporaryFolder(), FILE_NAME);
  writeFileSync(path, CONTENT);
  const told: string[] = [];
  let beforeQuit: () => void = () => undefined;
  const failed = { engine: (): void => undefined, squirrel: (): void => undefined };
  const engine: UpdateEngine = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: false,
    disableWebInstaller: false,
    logger: null,
    httpExecutor: { cachedSession: null },
    isUserWithinRollout: () => true,
    setFeedURL: () => undefined,
    async checkForUpdates() {
      return { isUpdateAvailable: true, updateInfo: { version: '1.1.0', files: [{ url: FILE_NAME, sha512: sha512Of(CONTENT) }] } };
    },
    downloadUpdate: async () => [path],
    nativeUpdater: {
      on(event, listener) {
        if (event === 'error') failed.squirrel = listener;
        else beforeQuit = listener;
      },
      checkForUpdates: () => told.push('squirrel fetches'),
    },
    quitAndInstall: () => told.push('quit and install'),
    on(event: string, listener: (...given: never[]) => void) {
      if (event === 'error') failed.engine = listener as () => void;
    },
  };
  const source = openUpdateSource({
    address: server.address,
    installation: { none: null, isUnattended: true },
    fetch: globalThis.fetch,
    loadEngine: async () => engine,
    network: { sessionFor: async () => ({}), loginFor: () => null },
    app: { once: () => undefined, quit: () => told.push('quit'), relaunch: () => told.push('relaunch') },
    letWindowsGo: () => told.push('windows let go'),
    keepWindows: () => told.push('windows kept'),
    platform: 'darwin',
    now: () => 0,
    log: memoryLog(),
  });
  const notice = await source.readRelease('stable');
  if (!notice.ok) throw new Error(notice.error.code);
  const download = async (): Promise<void> => {
    expect(await source.download(notice.value, () => undefined)).toEqual({ ok: true, value: null });
  };
  await download();
  return {
    source,
    told,
    closeWindows() {
      beforeQuit();
    },
    fail(who) {
      failed[who]();
    },
    downloadAgain: download,
  };
}

describe('an update on a Mac', () => {
  test('has the windows close when Electron closes them, instead of hiding', async () => {
    const mac = await macWithUpdate();
    await mac.source.installNow(
      () => true,
      () => mac.told.push('stayed'),
    );
    expect(mac.told).toEqual(['quit and install']);
    mac.closeWindows();
    expect(mac.told).toEqual(['quit and install', 'windows let go']);
  });

  test('is handed to Squirrel once, however long that takes, and again after Squirrel failed', async () => {
    const mac = await macWithUpdate();
    const install = () =>
      mac.source.installNow(
        () => true,
        () => undefined,
      );
    await install();
    await install();
    expect(mac.told).toEqual(['quit and install']);
    // Of a look, or of another download.
    mac.fail('engine');
    await install();
    expect(mac.told).toEqual(['quit and install']);
    mac.fail('squirrel');
    await install();
    await install();
    expect(mac.told).toEqual(['quit and install', 'squirrel fetches']);
  });

  test('that a newer one has overtaken is not what is installed after the call: Squirrel fetches the newer one', async () => {
    const mac = await macWithUpdate();
    let isRinging = true;
    const install = () =>
      mac.source.installNow(
        () => !isRinging,
        () => undefined,
      );
    isRinging = false;
    await install();
    isRinging = true;
    mac.closeWindows();
    isRinging = false;
    await mac.downloadAgain();
    await install();
    expect(mac.told).toEqual(['quit and install', 'windows kept', 'squirrel fetches']);
    mac.closeWindows();
    expect(mac.told.slice(3)).toEqual(['windows let go']);
  });

  test('leaves the windows where they are when it began to ring in between, says so, and is installed after the call', async () => {
    const mac = await macWithUpdate();
    let isRinging = false;
    const install = () =>
      mac.source.installNow(
        () => !isRinging,
        () => mac.told.push('stayed'),
      );
    await install();
    isRinging = true;
    mac.closeWindows();
    expect(mac.told).toEqual(['quit and install', 'windows kept', 'stayed']);
    expect(await install()).toMatchObject({ error: { code: 'update-in-call' } });
    isRinging = false;
    await install();
    // Not twice: Electron still waits for its windows from the first time.
    expect(mac.told.slice(3)).toEqual(['windows let go', 'quit']);
  });
});
