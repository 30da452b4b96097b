import { join } from 'node:path';
import type { AppError } from '#contract/errors.ts';
import type { Settings } from '#contract/settings.ts';
import { openCallHistory } from '../adapters/call-records/open-call-history.ts';
import { openCallJournal } from '../adapters/call-records/open-call-journal.ts';
import type { KeySeal } from '../adapters/line-store/key-seal.ts';
import { type DeskStore, openDeskStore } from '../adapters/desk-store/open-desk-store.ts';
import { openClipStore } from '../adapters/clips/open-clip-store.ts';
import { openLineStore } from '../adapters/line-store/open-line-store.ts';
import { openRecordings } from '../adapters/recordings/open-recordings.ts';
import { recordingKey } from '../adapters/recordings/recording-key.ts';
import { writeWhole } from '../adapters/save-place/write-whole.ts';
import { openSecretStore } from '../adapters/secret-store/open-secret-store.ts';
import { openKeptFile } from '../adapters/settings-store/kept-file.ts';
import { openSettingsStore } from '../adapters/settings-store/open-settings-store.ts';
import { areaRefusal } from '../core/policy/area-refusal.ts';
import { lockRefusal, policedSettings, presetSettings } from '../core/policy/policed-settings.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { HistoryStore } from '../core/history/history-store.ts';
import type { KeptFile } from '../core/kept-file-port.ts';
import type { CallHistory, CallJournal, Clock, LineStore, Log, NewId, SecretStore, SettingsStore } from '../core/ports.ts';

import type { ClipStore } from '../core/recording/clip-store.ts';

/** Everything that is there again at the next start, but the event log. */
export interface Kept {
  readonly settings: SettingsStore;
  /** Why the settings may not become these: an administrator has locked one that would change. Null: they may. */
  readonly refusal: (to: Settings) => AppError | null;
  /** Why the agent may neither add nor remove lines, or null. */
  readonly linesLocked: AppError | null;
  readonly lineStore: LineStore;
  readonly secrets: SecretStore;
  readonly recordings: ReturnType<typeof openRecordings>;
  readonly clips: ClipStore;
  readonly history: CallHistory;
  /** The same calls with all that belongs to them. */
  readonly calls: HistoryStore;
  readonly journal: CallJournal;
  /** The agent's status, and where the windows stand. */
  readonly desk: DeskStore;
  /** What to tell the agent of files that could not be read. */
  readonly problems: readonly AppError[];
  close(): void;
}

/** Opens the files of the app's own folder. Ask only after the app is ready: the seal needs the keyring. */
export function openKept(order: {
  readonly folder: string;
  readonly newId: NewId;
  readonly seal: KeySeal;
  readonly defaults: Settings;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly log: Log;
  /** What the disk refuses later. Never called before the app is in use. */
  readonly refused: (why: AppError) => void;
}): Kept {
  const { folder, seal, policy, log, refused } = order;
  const defaults = presetSettings(order.defaults, policy);
  const { now } = order.clock;
  const file = (name: string): KeptFile => openKeptFile({ folder, name, now });
  const settings = openSettingsStore({ file: file('settings'), log, refused, defaults, preset: [...policy.presets.keys()] });
  const policed = policedSettings(settings.store, policy, defaults);
  const lines = openLineStore({ file: file('lines'), seal, log });
  const secrets = openSecretStore({ file: file('secrets'), seal, log });
  const clips = openClipStore({ folder: join(folder, 'clips'), file: file('clips'), log });
  const key = recordingKey(secrets.store);
  const recordings = openRecordings({ folder: join(folder, 'recordings'), key, newId: order.newId, writeWhole, log });
  const history = openCallHistory({ path: join(folder, 'history.sqlite'), now, log, refused });
  const journal = openCallJournal({ path: join(folder, 'journal.sqlite'), now, log, refused });
  return {
    settings: policed,
    refusal: (to) => lockRefusal(policy, { from: policed.read(), to }),
    linesLocked: areaRefusal(policy, 'lines'),
    lineStore: lines.store,
    secrets: secrets.store,
    recordings,
    clips: clips.store,
    history: history.history,
    calls: history.store,
    journal: journal.journal,
    desk: openDeskStore({ file: file('desk'), now, log }),
    problems: [settings, lines, secrets, clips, history, journal].flatMap(({ problem }) => problem ?? []),
    close() {
      history.history.close();
      journal.journal.close();
    },
  };
}
