import { app, powerMonitor, session } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppState } from '#contract/app-state.ts';
import type { UpdateState } from '#contract/updates.ts';
import { openProxyRules } from '../../adapters/proxy/open-proxy-rules.ts';
import { openKeptFile } from '../../adapters/settings-store/kept-file.ts';
import { updateAddress } from '../../adapters/updater/build-facts.ts';
import { installationOf } from '../../adapters/updater/installation.ts';
import { openUpdateSource } from '../../adapters/updater/open-update-source.ts';
import { loadUpdateEngine } from '../../adapters/updater/update-engine.ts';
import { openUpdateNetwork } from '../../adapters/updater/update-network.ts';
import { openUpdateMemory } from '../../adapters/updater/update-memory.ts';
import { createUpdatesDesk, type UpdatesDesk } from '../../core/updates/updates-desk.ts';
import type { RoomCommands } from '../../ipc/command-handlers.ts';
import { runningAppImage } from '../app-image.ts';
import type { Room } from '../room.ts';
import type { RoomSite } from '../room-site.ts';

export interface UpdatesRoom extends Room {
  part(): { readonly updates: UpdateState };
  readonly handlers: Pick<RoomCommands, 'updates/look' | 'updates/take' | 'updates/install'>;
  readonly mayDial: UpdatesDesk['mayDial'];
  follow(state: AppState): void;
  stop(): void;
}

/** Updates of the app itself. */
export function openUpdatesRoom({
  folder,
  clock,
  log,
  kept,
  requests,
  network,
  tell,
  changed,
  letWindowsGo,
  keepWindows,
}: RoomSite): UpdatesRoom {
  const desk = createUpdatesDesk({
    installed: app.getVersion(),
    source: openUpdateSource({
      address: updateAddress(ownPackage()),
      installation: installationOf({
        platform: process.platform,
        appImage: runningAppImage(process.env, process.execPath),
        env: process.env,
        executable: app.getPath('exe'),
        resources: join(app.getAppPath(), '..'),
      }),
      fetch: requests.fetch,
      loadEngine: loadUpdateEngine,
      network: openUpdateNetwork({
        openSession: (partition) => session.fromPartition(partition, { cache: false }),
        authoritiesFor: async (url) => (await network.desk.wayTo(url)).extraAuthorities,
        proxy: () => kept.settings.read().network.proxy,
        useProxy: (used, proxy) => openProxyRules(used).use(proxy),
        loginFor: network.desk.loginFor,
        now: clock.now,
        log,
      }),
      app,
      letWindowsGo,
      keepWindows,
      platform: process.platform,
      now: clock.now,
      log,
    }),
    memory: openUpdateMemory({ file: openKeptFile({ folder, name: 'updates', now: clock.now }), random: Math.random, log }),
    settings: () => kept.settings.read().updates,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    clock,
    random: Math.random,
    log,
    tell,
    changed,
  });
  return {
    part: () => ({ updates: desk.state() }),
    handlers: {
      'updates/look': desk.look,
      'updates/take': desk.take,
      'updates/install': desk.install,
    },
    mayDial: desk.mayDial,
    follow: ({ calls }) => desk.follow(calls),
    stop: desk.start(),
  };
}

/** The package.json that the app was packed with; the packaging adds to it where updates come from. */
function ownPackage(): unknown {
  const text = readFileSync(join(app.getAppPath(), 'package.json'), 'utf8');
  return JSON.parse(text);
}
