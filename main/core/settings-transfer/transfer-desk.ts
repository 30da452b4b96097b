import { apiBase } from '#contract/api-base.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { isLockedPath, touchesLock, type SettingPath } from '#contract/policy.ts';
import type { ExportOutcome, ExportPlace } from '#contract/quality.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Settings } from '#contract/settings.ts';
import type { LeftOutSetting, SettingDifference, SettingsPreview, TransferState } from '#contract/settings-transfer.ts';
import { checkedNetwork } from '../network/checked-network.ts';
import type { CheckMembers, Policy } from '../policy/policy.ts';
import { isSameValue, memberAt, withMember } from '../policy/setting-path.ts';
import type { Clock, NewId, SettingsStore } from '../ports.ts';
import type { ReportOutlet } from '../quality/report-desk.ts';
import { BY_HAND, isSecretName, settingsFile, settingsOfFile, STAYS_HERE } from './settings-file.ts';

const OFFERED_FOR_MS = 10 * 60_000;

export interface TransferPorts {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly policy: Pick<Policy, 'locked'>;
  readonly check: CheckMembers;
  readonly outlet: ReportOutlet;
  /** Asks the agent for a file; null where it is called off. Fails with `file-dialog-missing`, and with `settings-file-unusable` where it cannot be read. */
  readonly chooseFile: () => Promise<Result<{ readonly name: string; readonly text: string } | null, AppError>>;
  /** Why the settings may not become these, or null. */
  readonly refusal: (to: Settings) => AppError | null;
  /** Makes the settings these, with all that follows from it. */
  readonly apply: (settings: Settings) => Promise<Result<null, AppError>>;
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'now'>;
  readonly version: string;
  /** An instant in ISO 8601. */
  readonly iso: (at: number) => string;
  /** Without its ending. */
  readonly fileName: () => string;
  readonly changed: () => void;
}

export interface TransferDesk {
  state(): TransferState;
  export(to: ExportPlace): Promise<Result<ExportOutcome, AppError>>;
  choose(): Promise<Result<SettingsPreview | null, AppError>>;
  import(importId: string): Promise<Result<null, AppError>>;
  undo(): Promise<Result<null, AppError>>;
}

/** Settings as files: out of the app, and into it after a look at what would change. */
export function createTransferDesk(ports: TransferPorts): TransferDesk {
  const { settings, clock } = ports;
  let offered: { readonly id: string; readonly values: ReadonlyMap<SettingPath, unknown>; readonly until: number } | null = null;
  let before: Settings | null = null;

  async function apply(to: Settings, undoTo: Settings | null): Promise<Result<null, AppError>> {
    const now = settings.read();
    // All that may be refused is asked before the first of it is written.
    const network = isSameValue(now.network, to.network) ? ok(to.network) : checkedNetwork(to.network);
    if (!network.ok) return network;
    const base = apiBase(to.apiBase);
    if (!base.ok) return base;
    const wanted = { ...to, network: network.value, apiBase: base.value };
    const refusal = ports.refusal(wanted);
    if (refusal !== null) return fail(refusal);
    const applied = await ports.apply(wanted);
    if (!applied.ok) return applied;
    before = undoTo;
    ports.changed();
    return ok(null);
  }

  return {
    state: () => ({ canUndo: before !== null }),
    async export(to) {
      const text = settingsFile(settings.read(), { version: ports.version, at: ports.iso(clock.now()) });
      if (to === 'clipboard') {
        await ports.outlet.copy(text);
        return ok('copied');
      }
      const saved = await ports.outlet.save({ name: ports.fileName(), extension: 'json', text });
      if (!saved.ok) return saved;
      return ok(saved.value === null ? 'cancelled' : { savedAs: saved.value });
    },
    async choose() {
      const file = await ports.chooseFile();
      if (!file.ok) return file;
      if (file.value === null) return ok(null);
      const document = settingsOfFile(file.value.text);
      if (document === null) return fail(appError('settings-file-unusable', 'no settings of this phone'));
      const read = readImport(document, ports);
      offered = { id: ports.newId('import'), values: read.values, until: clock.now() + OFFERED_FOR_MS };
      return ok({ importId: offered.id, fileName: file.value.name, changes: read.changes, leftOut: read.leftOut });
    },
    async import(importId) {
      if (offered === null || offered.id !== importId || offered.until < clock.now()) return fail(appError('import-gone'));
      const was = settings.read();
      const { values } = offered;
      offered = null;
      return apply(withValues(was, values), was);
    },
    async undo() {
      return before === null ? fail(appError('import-gone', 'nothing to bring back')) : apply(before, null);
    },
  };
}

interface ReadImport {
  readonly values: ReadonlyMap<SettingPath, unknown>;
  readonly changes: readonly SettingDifference[];
  readonly leftOut: readonly LeftOutSetting[];
}

/** What a file would change, its members one by one, and which of them are not taken. What says what is so already is neither. */
function readImport(
  document: Readonly<Record<string, unknown>>,
  { check, policy, settings }: Pick<TransferPorts, 'check' | 'policy' | 'settings'>,
): ReadImport {
  const { usable, wrong } = check(document);
  const now = settings.read();
  const differing = [...usable].filter(([path, value]) => !isSameValue(memberAt(now, path), value));
  const values = new Map<SettingPath, unknown>();
  const leftOut: LeftOutSetting[] = wrong.map(({ path, why }) => ({ path, why: why === 'unknown' && isSecretName(path) ? 'secret' : why }));
  for (const [path, value] of differing) {
    const why = whyNotTaken(path, policy.locked);
    if (why === null) values.set(path, value);
    else leftOut.push({ path, why });
  }
  // Nor is what was switched on for one address on for another.
  if (now.hook.isOn && values.has('hook.url') && !touchesLock(policy.locked, 'hook.isOn')) values.set('hook.isOn', false);
  return {
    values,
    changes: [...values].map(([path, value]) => ({ path, from: asText(memberAt(now, path)), to: asText(value) })),
    leftOut,
  };
}

function whyNotTaken(path: SettingPath, locked: readonly SettingPath[]): LeftOutSetting['why'] | null {
  if (isLockedPath(STAYS_HERE, path)) return 'stays-here';
  if (isLockedPath(BY_HAND, path)) return 'by-hand';
  return touchesLock(locked, path) ? 'locked' : null;
}

function withValues(settings: Settings, values: ReadonlyMap<SettingPath, unknown>): Settings {
  const document = [...values].reduce<Readonly<Record<string, unknown>>>((so, [path, value]) => withMember(so, path, value), {
    ...settings,
  });
  // Every value was checked against the settings' own schema.
  return document as unknown as Settings;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
