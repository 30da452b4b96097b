import { app, BrowserWindow, clipboard, dialog } from 'electron';
import { basename } from 'node:path';
import type { SettingsCommands } from '#contract/settings-commands.ts';
import type { SettingsRoomState } from '#contract/settings-room-state.ts';
import { ok } from '#contract/result.ts';
import { openOpenPlace } from '../../adapters/open-place/open-open-place.ts';
import { openReportOutlet } from '../../adapters/save-place/open-report-outlet.ts';
import { openSavePlace } from '../../adapters/save-place/open-save-place.ts';
import { DEFAULT_SETTINGS } from '../../adapters/settings-store/settings-document.ts';
import { checkSettingsMembers } from '../../adapters/settings-store/settings-members.ts';
import { applySettings } from '../../core/settings-transfer/apply-settings.ts';
import { createTransferDesk } from '../../core/settings-transfer/transfer-desk.ts';
import type { RoomCommands } from '../../ipc/command-handlers.ts';
import { openDiagnostics } from '../open-diagnostics.ts';
import type { Room } from '../room.ts';
import type { RoomSite } from '../room-site.ts';

export interface SettingsRoom extends Room {
  part(): SettingsRoomState;
  readonly handlers: Pick<RoomCommands, keyof SettingsCommands>;
}

/** What stands round the settings: the network, the administrator's word, settings as files, what the system permits, diagnostics. */
export function openSettingsRoom(site: RoomSite): SettingsRoom {
  const { clock, kept, network, policy, changed, newId, tell } = site;
  const mainWindow = (): BrowserWindow | null => BrowserWindow.getFocusedWindow();
  const folder = (): string => app.getPath('documents');
  const openPlace = openOpenPlace({ dialog, mainWindow, folder });
  const iso = (at: number): string => new Date(at).toISOString();
  const diagnostics = openDiagnostics(site, { mainWindow, folder, iso });

  const transfer = createTransferDesk({
    settings: kept.settings,
    policy,
    check: checkSettingsMembers(DEFAULT_SETTINGS),
    outlet: openReportOutlet({ whereToSave: openSavePlace({ dialog, mainWindow, folder }), clipboard }),
    refusal: kept.refusal,
    chooseFile: () => openPlace.chooseText(['json']),
    async apply(settings) {
      const applied = await applySettings(settings, {
        settings: kept.settings,
        refusal: kept.refusal,
        changeSettings: (change) => site.app.changeSettings(change),
      });
      await network.desk.follow();
      return applied;
    },
    newId,
    clock,
    version: app.getVersion(),
    iso,
    fileName: () => `pilot-softphone-${iso(clock.now()).slice(0, 10)}`,
    changed,
  });
  if (policy.problems.length > 0) {
    const [first] = policy.problems;
    tell({ code: 'policy-broken', detail: `${basename(policy.source ?? '')}: ${first?.kind ?? ''} ${first?.where ?? ''}` });
  }

  const { presets: _presets, prices: _prices, holdsChosen: _holdsChosen, ...shownPolicy } = policy;
  return {
    part: () => ({ policy: shownPolicy, network: network.desk.state(), transfer: transfer.state() }),
    handlers: {
      async 'network/use'({ network: wanted, password }) {
        const used = await network.desk.use(wanted, password);
        if (!used.ok) return used;
        // The password lasts until quit: used all the same, and said.
        if (used.value !== null) tell(used.value);
        return ok(null);
      },
      'network/prove': async () => ok(await diagnostics.prove()),
      async 'network/choose-ca'() {
        const chosen = await openPlace.choose(['pem', 'crt', 'cer']);
        if (chosen.ok && chosen.value !== null) network.desk.caFileChosen(chosen.value);
        return chosen;
      },
      'settings/export': ({ to }) => transfer.export(to),
      'settings/choose-import': () => transfer.choose(),
      'settings/import': ({ importId }) => transfer.import(importId),
      'settings/undo-import': () => transfer.undo(),
      'setup/permissions': () => ok(diagnostics.permissions.read()),
      async 'setup/fix-permission'({ name }) {
        await diagnostics.permissions.fix(name);
        return ok(diagnostics.permissions.read());
      },
      'diagnostics/run': async () => ok(await diagnostics.desk.run()),
      'diagnostics/save': () => diagnostics.desk.save(),
    },
    follow(state) {
      diagnostics.follow(state);
    },
  };
}
