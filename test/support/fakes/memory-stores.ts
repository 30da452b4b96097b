import type { CallId, RecentCall } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { QualityReport } from '#contract/quality.ts';
import type { Settings } from '#contract/settings.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type {
  CallHistory,
  CallJournal,
  JournalledCall,
  KeptLine,
  LineStore,
  LockedLine,
  NewId,
  SettingsStore,
} from '../../../main/core/ports.ts';
import { DEFAULT_SETTINGS } from '../../../main/adapters/settings-store/settings-document.ts';

export const PLAIN_SETTINGS: Settings = { ...DEFAULT_SETTINGS, practice: false };

/** `all`: as they were added, the newest last. */
export type MemoryHistory = CallHistory & { readonly all: readonly RecentCall[] };
export function createMemoryHistory(): MemoryHistory {
  const all: RecentCall[] = [];
  const remotes = new Set<string>();
  const reports = new Map<CallId, QualityReport>();
  const named = (line: LineId, id: string): string => JSON.stringify([line, id]);
  return {
    all,
    add(call, remoteIds) {
      const index = all.findIndex(({ id }) => id === call.id);
      if (index >= 0) all.splice(index, 1);
      all.push(call);
      for (const id of remoteIds) if (id !== '') remotes.add(named(call.lineId, id));
      return [];
    },
    knows: (line, remoteIds) => remoteIds.some((id) => remotes.has(named(line, id))),
    recent(limit, notAfter = unixMs(Number.POSITIVE_INFINITY)) {
      const newestFirst = all.toReversed().toSorted((one, other) => other.startedAt - one.startedAt);
      const then = newestFirst.filter(({ startedAt }) => startedAt === notAfter);
      return [...then, ...newestFirst.filter(({ startedAt }) => startedAt < notAfter).slice(0, Math.max(0, limit))];
    },
    find: (id) => all.find((call) => call.id === id) ?? null,
    keepQuality: (report) => void reports.set(report.callId, report),
    quality: (id) => reports.get(id) ?? null,
    close: () => undefined,
  };
}

/** `writes`: every change, in order, as `keep phase callId` and `forget callId`. */
export type MemoryJournal = CallJournal & { readonly writes: readonly string[] };
export function createMemoryJournal(first: readonly JournalledCall[] = []): MemoryJournal {
  const calls = new Map(first.map((call) => [call.id, call]));
  const watched = new Map<LineId, UnixMs>();
  const writes: string[] = [];
  return {
    writes,
    read: () => [...calls.values()].toSorted((one, other) => one.createdAt - other.createdAt),
    keep(call) {
      writes.push(`keep ${call.phase} ${call.id}`);
      calls.set(call.id, call);
    },
    forget(id) {
      writes.push(`forget ${id}`);
      calls.delete(id);
    },
    watchedUntil: (line) => watched.get(line) ?? null,
    keepWatched: (line, until) => void watched.set(line, until),
    close: () => undefined,
  };
}

export function createMemorySettings(first: Partial<Settings> = {}): SettingsStore {
  let settings: Settings = { ...PLAIN_SETTINGS, ...first };
  return {
    read: () => settings,
    write(next) {
      settings = next;
    },
  };
}

/** `keepsKeys` false: a machine without a safe place for keys. */
export function createMemoryLineStore(
  first: readonly KeptLine[] = [],
  keepsKeys = true,
  firstLocked: readonly LockedLine[] = [],
): LineStore {
  let lines = first;
  let locked = firstLocked;
  return {
    read: () => lines,
    locked: () => locked,
    save(line) {
      lines = [...lines.filter(({ id }) => id !== line.id), line];
      return keepsKeys ? null : appError('keys-not-kept');
    },
    remove(id) {
      lines = lines.filter((line) => line.id !== id);
      locked = locked.filter((line) => line.id !== id);
      return null;
    },
  };
}

/** Ids that a reader can follow: `call-1`, `call-2`. */
export function createCountedIds(): NewId {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}-${count}`;
  };
}
