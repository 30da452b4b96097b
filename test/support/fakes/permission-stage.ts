import { onTestFinished } from 'vitest';
import { type CallId, callId, type RecentCall } from '#contract/call.ts';
import { DEFAULT_LINE_OPTIONS, type Line, lineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import type { PermissionNews } from '#contract/permission.ts';
import { ok } from '#contract/result.ts';
import { IN_MEMORY, openSoundDatabase } from '../../../main/adapters/call-records/open-sound-database.ts';
import { openPermissionStore } from '../../../main/adapters/permission-store/open-permission-store.ts';
import { checkPermissionTables, PERMISSION_STEPS } from '../../../main/adapters/permission-store/permission-schema.ts';
import { createPeerCalls } from '../../../main/core/permission/peer-calls.ts';
import { createPermissionDesk, type PermissionDesk } from '../../../main/core/permission/permission-desk.ts';
import type { PermissionStore } from '../../../main/core/permission/permission-store.ts';
import { memoryLog, type MemoryLog } from '../memory-log.ts';
import { fakeWhatsapp, type FakeWhatsapp } from './fake-whatsapp.ts';
import { createCountedIds } from './memory-stores.ts';
import { BUSINESS, CUSTOMER, OTHER_CUSTOMER } from './people.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';

export const META = lineId('line-meta');
export const WEB = lineId('line-web');
export const ANA = { lineId: META, peer: CUSTOMER };
export const BIA = { lineId: META, peer: OTHER_CUSTOMER };

export const line = (id: Line['id'], kind: Line['kind'], origin: Line['origin'] = 'agent'): Line => ({
  ...DEFAULT_LINE_OPTIONS,
  id,
  kind,
  origin,
  label: id,
  number: BUSINESS,
  colour: 'blue',
  status: { state: 'connecting' },
  health: UNKNOWN_HEALTH,
});

/** A permission desk on one official number and one web number, with the real store in memory and a service that obeys Meta's rules. */
export interface PermissionStage {
  readonly desk: PermissionDesk;
  readonly service: FakeWhatsapp;
  readonly clock: SimulatedClock;
  readonly store: PermissionStore;
  readonly dialled: string[];
  readonly log: MemoryLog;
  /** A call that has ended, as the history tells of it. */
  call(part: Partial<RecentCall>): Promise<void>;
  news(): readonly PermissionNews['what'][];
}

/** A store that outlives a desk, as the disk does. */
export function permissionStore(clock: SimulatedClock): PermissionStore {
  const { database } = openSoundDatabase({
    path: IN_MEMORY,
    name: 'permissions',
    now: clock.now,
    schema: { steps: PERMISSION_STEPS, check: checkPermissionTables },
  });
  return openPermissionStore({ database, log: memoryLog() });
}

export function permissionStage(
  parts: { readonly clock?: SimulatedClock; readonly store?: PermissionStore; readonly lines?: readonly Line[] } = {},
): PermissionStage {
  const clock = parts.clock ?? createSimulatedClock();
  const store = parts.store ?? permissionStore(clock);
  const service = fakeWhatsapp(clock.now);
  const lines = parts.lines ?? [line(META, 'meta'), line(WEB, 'web')];
  const dialled: string[] = [];
  const log = memoryLog();
  let recents: readonly RecentCall[] = [];
  const desk = createPermissionDesk({
    clock,
    log,
    newId: createCountedIds(),
    store,
    calls: createPeerCalls({ recent: () => [], rewrites: () => 0 }),
    api: (id, urgency) => (id === META ? service.at(urgency) : null),
    dial: (to, peer) => {
      const refusal = desk.mayDial(to, peer);
      if (refusal !== null) return { ok: false, error: refusal };
      dialled.push(peer);
      return ok<CallId>(callId('call-new'));
    },
    changed: () => undefined,
  });
  onTestFinished(desk.stop);
  desk.follow({ lines, calls: [], recents });
  return {
    desk,
    service,
    clock,
    store,
    dialled,
    log,
    async call(part) {
      await clock.advance(60_000);
      const at = clock.now();
      const call: RecentCall = {
        id: callId(`call-${recents.length}`),
        lineId: META,
        lineLabel: 'Vendas',
        kind: part.lineId === WEB ? 'web' : 'meta',
        direction: 'outbound',
        peer: CUSTOMER,
        startedAt: at,
        answeredAt: null,
        endedAt: at,
        reason: 'no-answer',
        ...part,
      };
      recents = [call, ...recents];
      desk.follow({ lines, calls: [], recents });
      await clock.settle();
    },
    news: () => desk.state().news.map(({ what }) => what),
  };
}
