import { app, dialog, Notification, systemPreferences, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { NetworkProof } from '#contract/network.ts';
import { machineFacts, freeBytesAt } from '../adapters/diagnostics/machine-facts.ts';
import { readLogs } from '../adapters/diagnostics/read-logs.ts';
import { openBundleOutlet } from '../adapters/diagnostics/save-bundle.ts';
import { systemOpen } from '../adapters/crm/system-open.ts';
import { maskedNumbers } from '../adapters/log/masked-number.ts';
import { redact } from '../adapters/log/redact.ts';
import { proveWays } from '../adapters/proxy/prove-ways.ts';
import { openSavePlace } from '../adapters/save-place/open-save-place.ts';
import { writeWhole } from '../adapters/save-place/write-whole.ts';
import { openSystemPermissions } from '../adapters/system-permissions/open-system-permissions.ts';
import { createDiagnosticsDesk, type DiagnosticsDesk } from '../core/diagnostics/diagnostics-desk.ts';
import { createTimeline } from '../core/diagnostics/timeline.ts';
import type { SystemPermissions } from '../core/system-permissions-port.ts';
import type { RoomSite } from './room-site.ts';
import { tryHandshake } from './try-handshake.ts';

export interface OpenedDiagnostics {
  readonly desk: DiagnosticsDesk;
  readonly permissions: SystemPermissions;
  prove(): Promise<NetworkProof>;
  follow(state: AppState): void;
}

/** Everything that looks at the phone from outside: its ways out, its machine, its system, its logs, and what it went through. */
export function openDiagnostics(
  site: Pick<RoomSite, 'folder' | 'clock' | 'kept' | 'network' | 'policy' | 'requests' | 'app'>,
  place: { readonly mainWindow: () => BrowserWindow | null; readonly folder: () => string; readonly iso: (at: number) => string },
): OpenedDiagnostics {
  const { clock, kept, network, policy } = site;
  const permissions = openSystemPermissions({
    platform: process.platform,
    systemPreferences,
    open: systemOpen,
    notification: Notification,
  });
  const timeline = createTimeline({ mask: maskedNumbers() });
  const apiBase = (): string => kept.settings.read().apiBase;
  const prove = (): Promise<NetworkProof> =>
    proveWays(apiBase(), {
      fetch: network.fetch,
      wayTo: network.desk.wayTo,
      handshake: (url, way) => tryHandshake(url, way, clock),
      now: () => performance.now(),
    });
  const aheadMs = (): number => {
    const now = clock.now();
    return now - site.requests.offsets.of(apiBase()).theirs(now);
  };

  const desk = createDiagnosticsDesk({
    state: site.app.state,
    async look() {
      const [proof, freeBytes] = await Promise.all([prove(), freeBytesAt(site.folder)]);
      return {
        proof,
        freeBytes,
        clockAheadMs: aheadMs(),
        permissions: permissions.read(),
        canKeepSecrets: kept.secrets.canKeep(),
        policy,
      };
    },
    timeline,
    machine: () => machineFacts({ version: app.getVersion(), isPackaged: app.isPackaged }),
    logs: () => readLogs(join(site.folder, 'logs'), redact),
    redact,
    iso: place.iso,
    readMe: () => createTranslator(kept.settings.read().language)('diagnostics.readMe'),
    save: openBundleOutlet({
      whereToSave: openSavePlace({ dialog, ...place }),
      writeWhole,
      name: () => `pilot-softphone-diagnostico-${place.iso(clock.now()).slice(0, 10)}`,
    }),
  });
  return { desk, permissions, prove, follow: timeline.follow };
}
