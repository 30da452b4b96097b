import {
  CALLING_MEMBERS,
  type CallingChange,
  type CallingMember,
  type CallingSaved,
  type CallingSettings,
  type CallingSettingsRead,
  hoursProblems,
} from '#contract/calling-settings.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { ApiFor } from '../permission/permission-reads.ts';
import type { KeptCallingSettings } from '../permission/whatsapp-api.ts';
import type { Clock, NewId } from '../ports.ts';

/** Views that were read and may still be changed upon; older ones are told to be read again. */
const MOST_VERSIONS = 20;
/** Settings change seldom: what they say of a line is good for as long. */
const KNOWN_FOR_MS = 600_000;
/** After a read that failed: what was known before is better than nothing, and nothing has to be mended soon. */
const AGAIN_AFTER_MS = 60_000;

/** The calling settings of official numbers: read, changed, written whole, and never over what somebody else has changed meanwhile. */
export interface CallingDesk {
  read(lineId: LineId): Promise<Result<CallingSettingsRead, AppError>>;
  change(lineId: LineId, version: string, change: CallingChange): Promise<Result<CallingSaved, AppError>>;
  /** As last read; asked for in the background where that is long ago or never. Null where it is not known. */
  lately(lineId: LineId): Promise<CallingSettings | null>;
  /** As last read, however long ago, without asking for anything. */
  known(lineId: LineId): CallingSettings | null;
}

export function createCallingDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly api: ApiFor;
  /** Why the agent may not change them, or null. */
  readonly locked: AppError | null;
}): CallingDesk {
  const { clock, newId, api, locked } = ports;
  const versions = new Map<string, { readonly lineId: LineId; readonly kept: KeptCallingSettings }>();
  const known = new Map<LineId, { readonly goodUntil: number; readonly settings: CallingSettings | null }>();

  const learnt = (lineId: LineId, settings: CallingSettings): void => {
    known.set(lineId, { goodUntil: clock.now() + KNOWN_FOR_MS, settings });
  };
  const knownOf = (lineId: LineId): CallingSettings | null => known.get(lineId)?.settings ?? null;

  const readAt = async (lineId: LineId, urgency: 'click' | 'upkeep'): Promise<Result<KeptCallingSettings, AppError>> => {
    const line = api(lineId, urgency);
    if (line === null) return fail(appError('not-supported', 'only an official number that is open has calling settings'));
    const read = await line.readCallingSettings();
    if (read.ok) learnt(lineId, read.value.settings);
    else known.set(lineId, { goodUntil: clock.now() + AGAIN_AFTER_MS, settings: knownOf(lineId) });
    return read;
  };
  const remembered = (lineId: LineId, kept: KeptCallingSettings): CallingSettingsRead => {
    const version = newId('settings');
    versions.set(version, { lineId, kept });
    const [oldest] = versions.keys();
    if (versions.size > MOST_VERSIONS && oldest !== undefined) versions.delete(oldest);
    return { version, settings: kept.settings };
  };

  return {
    async read(lineId) {
      const read = await readAt(lineId, 'click');
      return read.ok ? ok(remembered(lineId, read.value)) : read;
    },
    async change(lineId, version, change) {
      if (locked !== null) return fail(locked);
      const base = versions.get(version);
      if (base?.lineId !== lineId) return fail(appError('calling-settings-stale'));
      const [problem] = change.hours === undefined ? [] : hoursProblems(change.hours);
      if (problem !== undefined) return fail(appError('calling-settings-refused', `${problem.what} ${problem.at ?? ''}`.trim()));
      const fresh = await readAt(lineId, 'click');
      if (!fresh.ok) return fresh;
      const members = contested(base.kept, fresh.value, change);
      if (members.length > 0) return ok({ outcome: 'conflict', members, now: remembered(lineId, fresh.value) });
      const wanted = onlyNew(fresh.value.settings, change);
      if (Object.keys(wanted).length > 0) {
        const written = await api(lineId, 'click')?.changeCallingSettings(wanted, fresh.value);
        if (written?.ok === false) return written;
      }
      const after = await readAt(lineId, 'click');
      // It is written: where it cannot be read again, it is shown as it was meant.
      const kept = after.ok ? after.value : { ...fresh.value, settings: { ...fresh.value.settings, ...change } };
      if (!after.ok) learnt(lineId, kept.settings);
      return ok({ outcome: 'saved', now: remembered(lineId, kept) });
    },
    async lately(lineId) {
      const before = known.get(lineId);
      if (before === undefined || clock.now() >= before.goodUntil) await readAt(lineId, 'upkeep');
      return knownOf(lineId);
    },
    known: knownOf,
  };
}

/** The members that the agent changes and somebody else has changed meanwhile, to something else. */
function contested(base: KeptCallingSettings, fresh: KeptCallingSettings, change: CallingChange): readonly CallingMember[] {
  return CALLING_MEMBERS.filter((member) => {
    const wanted = change[member];
    if (wanted === undefined || isSame(fresh.settings[member], wanted)) return false;
    // Of hours also what we do not understand: it would be lost.
    return !isSame(base.settings[member], fresh.settings[member]) || (member === 'hours' && !isSame(base.hours, fresh.hours));
  });
}

function onlyNew(now: CallingSettings, { isOn, showsButton, allowsCallBack, hours }: CallingChange): CallingChange {
  return {
    ...(isOn === undefined || isOn === now.isOn ? {} : { isOn }),
    ...(showsButton === undefined || showsButton === now.showsButton ? {} : { showsButton }),
    ...(allowsCallBack === undefined || allowsCallBack === now.allowsCallBack ? {} : { allowsCallBack }),
    ...(hours === undefined || isSame(hours, now.hours) ? {} : { hours }),
  };
}

/** The same members with the same values, whatever their order. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
