import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPartition } from '../../../../build/dev-host/modules/partition.ts';
import { openOutboundFetch } from '../../../../main/adapters/proxy/open-fetch.ts';
import { openUpdateNetwork } from '../../../../main/adapters/updater/update-network.ts';
import { openOutboundSocket } from '../../../../main/audio/socket/outbound-socket.ts';
import { COMPANY } from '../../../support/tls/company-certificates.ts';
import { TEST_AUTHORITY } from '../../../support/tls/test-authority.ts';
import { type AppImage, installAppImage, programText } from '../../../support/updates/app-image.ts';
import { startUpdateServer, type UpdateServer } from '../../../support/updates/update-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

// The real electron-updater on the development host: an update server of a company, whose authority no system knows.

let server: UpdateServer;
let folder: string;
/** In the settings. */
let authorities: readonly string[] = [];
/** The session of each question, and the proxy that it was told. */
let used: string[] = [];
let image: AppImage;

beforeEach(async () => {
  server = await startUpdateServer({ isSecure: true });
  folder = temporaryFolder();
  server.publish('1.1.0', Buffer.from(programText(folder, '1.1.0')));
  used = [];
  const { fetch } = openOutboundFetch({
    wayTo: async () => ({ proxy: null, extraAuthorities: [TEST_AUTHORITY] }),
    openSocket: openOutboundSocket,
  });
  const sessions = new Map<string, ReturnType<typeof createPartition>>();
  const { sessionFor } = openUpdateNetwork({
    openSession(partition) {
      const session = sessions.get(partition) ?? createPartition({});
      sessions.set(partition, session);
      used.push(partition);
      return session;
    },
    authoritiesFor: async () => authorities,
    proxy: () => ({ mode: 'direct' }),
    useProxy: async (_session, proxy) => void used.push(proxy.mode),
    loginFor: () => null,
    now: Date.now,
    log: { error: (message) => void used.push(message) },
  });
  image = installAppImage({ address: server.address, folder, fetch, sessionFor });
});
afterEach(() => server.close());

async function download(): Promise<string> {
  const notice = await image.source.readRelease('stable');
  if (!notice.ok) return `no notice: ${notice.error.code}`;
  const done = await image.source.download(notice.value, () => undefined);
  return done.ok ? 'downloaded' : `${done.error.code}: ${done.error.detail ?? ''}`;
}

describe.runIf(process.platform === 'linux')('an update server of the company', () => {
  test('is downloaded from where its authority is in the settings, and by the proxy that is set there', async () => {
    authorities = [COMPANY.root, TEST_AUTHORITY];
    expect(await download()).toBe('downloaded');
    expect(used).toEqual([expect.stringMatching(/^electron-updater-[0-9a-f]{16}$/), 'direct']);
    image.quit();
    expect(image.content()).toContain('1.1.0');
  });

  test('is refused without it, or with another one', async () => {
    for (const set of [[], [COMPANY.root]]) {
      authorities = set;
      expect(await download()).toBe('update-failed: net::ERR_CERT_AUTHORITY_INVALID');
    }
    image.quit();
    expect(image.content()).toContain('1.0.0');
  });

  test('is downloaded from as soon as its authority is set, and no more when it was taken back', async () => {
    authorities = [];
    expect(await download()).toContain('update-failed');
    authorities = [TEST_AUTHORITY];
    expect(await download()).toBe('downloaded');
    authorities = [];
    server.publish('1.2.0', Buffer.from(programText(folder, '1.2.0')));
    expect(await download()).toContain('ERR_CERT_AUTHORITY_INVALID');
  });
});
