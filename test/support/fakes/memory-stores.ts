import type { RecentCall } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { DEFAULT_API_BASE, type Settings } from '#contract/settings.ts';
import type { CallHistory, KeptLine, LineStore, LockedLine, NewId, SettingsStore } from '../../../main/core/ports.ts';

export const PLAIN_SETTINGS: Settings = {
  language: 'pt-BR',
  theme: 'system',
  microphone: null,
  speaker: null,
  apiBase: DEFAULT_API_BASE,
  practice: false,
  wireSampleRate: 16_000,
  tunnel: { provider: 'none' },
};

export function createMemoryHistory(): CallHistory & { readonly all: readonly RecentCall[] } {
  const all: RecentCall[] = [];
  return {
    all,
    add: (call) => void all.push(call),
    recent: (limit) => all.toReversed().slice(0, limit),
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
