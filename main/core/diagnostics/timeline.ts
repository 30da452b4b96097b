import type { AppState } from '#contract/app-state.ts';
import type { Line } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { isSameValue } from '../policy/setting-path.ts';

/** An hour of a busy shift; older ones make room. */
const MOST_ENTRIES = 5_000;

/** One thing that happened, in words for support: no number in full, no key, no media description. */
export interface TimelineEntry {
  readonly at: UnixMs;
  readonly what: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Timeline {
  /** Called with every new state: what differs from the one before is what happened. */
  follow(state: AppState): void;
  entries(): readonly TimelineEntry[];
}

/** What the phone went through since its start: steps of calls, of lines, of the tunnel; devices that came and went; changes of settings by name. */
export function createTimeline({ mask }: { readonly mask: (number: PhoneNumber | null) => string }): Timeline {
  const kept: TimelineEntry[] = [];
  let last: AppState | null = null;

  return {
    follow(state) {
      const before = last;
      last = state;
      const note = (what: string, facts: TimelineEntry['facts'] = {}): void => {
        kept.push({ at: state.publishedAt, what, facts });
        if (kept.length > MOST_ENTRIES) kept.splice(0, kept.length - MOST_ENTRIES);
      };
      notedCalls(before, state, note, mask);
      notedLines(before, state, note);
      notedSound(before, state, note);
      notedRest(before, state, note);
    },
    entries: () => [...kept],
  };
}

type Note = (what: string, facts?: TimelineEntry['facts']) => void;

function notedCalls(before: AppState | null, state: AppState, note: Note, mask: (number: PhoneNumber | null) => string): void {
  const known = new Map(before?.calls.map((call) => [call.id, call]));
  for (const call of state.calls) {
    const earlier = known.get(call.id);
    known.delete(call.id);
    if (earlier?.phase === call.phase && detailOf(earlier) === detailOf(call)) continue;
    const about = { call: call.id, phase: call.phase, kind: call.kind, direction: call.direction, peer: mask(call.peer) };
    const detail = detailOf(call);
    note('call', detail === null ? about : { ...about, detail });
  }
  for (const call of known.values()) note('call off the screen', { call: call.id });
}

/** What matters of a phase beside its name. */
function detailOf(call: AppState['calls'][number]): string | null {
  if (call.phase === 'ended') return call.error === null ? call.reason : `${call.reason} (${call.error.code})`;
  if (call.phase === 'active') return `${call.media}${call.muted ? ', muted' : ''}${call.held ? ', held' : ''}`;
  return null;
}

function notedLines(before: AppState | null, state: AppState, note: Note): void {
  const known = new Map(before?.lines.map((line) => [line.id, line]));
  for (const line of state.lines) {
    const earlier = known.get(line.id);
    known.delete(line.id);
    if (earlier !== undefined && statusOf(earlier) === statusOf(line)) continue;
    note('line', { line: line.id, kind: line.kind, origin: line.origin, status: statusOf(line), webhook: line.health.webhook });
  }
  for (const line of known.values()) note('line removed', { line: line.id });
}

function statusOf({ status }: Line): string {
  if (status.state === 'polling') return `polling (${status.cause})`;
  return status.state === 'unreachable' ? `unreachable (${status.error.code})` : status.state;
}

function notedSound(before: AppState | null, state: AppState, note: Note): void {
  if (before?.audio.engine.state !== state.audio.engine.state) note('audio engine', { state: state.audio.engine.state });
  for (const kind of ['microphones', 'speakers'] as const) {
    const names = state.audio.devices[kind].map(({ name }) => name);
    const earlier = before?.audio.devices[kind].map(({ name }) => name) ?? [];
    if (!isSameValue(names, earlier)) note(`${kind} listed`, { devices: names.join('; ') });
  }
  for (const headset of state.headset.known) {
    const earlier = before?.headset.known.find(
      ({ vendorId, productId }) => vendorId === headset.vendorId && productId === headset.productId,
    );
    if (earlier?.state !== headset.state) note('headset', { name: headset.name, state: headset.state });
  }
}

function notedRest(before: AppState | null, state: AppState, note: Note): void {
  const { status } = state.tunnel;
  if (before?.tunnel.status.state !== status.state) {
    note('tunnel', {
      state: status.state,
      provider: state.tunnel.settings.provider,
      error: status.state === 'failed' ? status.error.code : null,
    });
  }
  const shown = new Set(before?.notices.map(({ id }) => id));
  for (const { id, error } of state.notices) if (!shown.has(id)) note('notice', { code: error.code });
  if (before === null || before.settings === state.settings) return;
  const changed = Object.entries(state.settings).flatMap(([name, value]) =>
    isSameValue(value, Object.entries(before.settings).find(([member]) => member === name)?.[1]) ? [] : [name],
  );
  // Names alone: a value may be an address or a person's.
  if (changed.length > 0) note('settings changed', { settings: changed.join(', ') });
}
