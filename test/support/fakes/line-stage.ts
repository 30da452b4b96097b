import type { AppErrorCode } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import { stableId } from '../../../main/adapters/chance/stable-id.ts';
import type { DeskLine } from '../../../main/core/call/desk-line.ts';
import { createLineDesk, type LineDesk } from '../../../main/core/line/line-desk.ts';
import type { LineStore, LockedLine } from '../../../main/core/ports.ts';
import { memoryLog } from '../memory-log.ts';
import { ACCESS } from './app-stage.ts';
import { createFakeFeeds, type FakeFeeds } from './fake-feeds.ts';
import { createFakeService, type FakeService } from './fake-service.ts';
import { createCountedIds, createMemoryLineStore } from './memory-stores.ts';
import { createMemoryWatch, type MemoryWatch } from './memory-watch.ts';
import { BUSINESS } from './people.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';

/** A line desk with fakes all around. */
export interface LineStage {
  readonly desk: LineDesk;
  readonly clock: SimulatedClock;
  readonly service: FakeService;
  readonly feeds: FakeFeeds;
  readonly store: LineStore;
  readonly journal: MemoryWatch;
  readonly opened: DeskLine[];
  readonly closing: LineId[];
  readonly removed: LineId[];
  readonly notKept: (readonly [LineId, AppErrorCode])[];
  add(label?: string): ReturnType<LineDesk['add']>;
}

export function setLineStage(
  parts: {
    readonly keepsKeys?: boolean;
    readonly known?: boolean;
    /** As the service has it. */
    readonly name?: string;
    readonly journal?: MemoryWatch;
    readonly locked?: readonly LockedLine[];
    /** How long it takes to leave the calls of a line that is closed; no time, unless the test says otherwise. */
    readonly leaves?: Promise<void>;
  } = {},
): LineStage {
  const clock = createSimulatedClock();
  const number = parts.known === false ? null : ({ number: BUSINESS, label: parts.name ?? 'Shop', connection: 'open' } as const);
  const service = createFakeService({ clock, kind: 'meta', number });
  const feeds = createFakeFeeds({ clock, polls: false });
  const store = createMemoryLineStore([], parts.keepsKeys ?? true, parts.locked);
  const journal = parts.journal ?? createMemoryWatch();
  const opened: DeskLine[] = [];
  const closing: LineId[] = [];
  const removed: LineId[] = [];
  const notKept: (readonly [LineId, AppErrorCode])[] = [];
  const desk = createLineDesk({
    clock,
    newId: createCountedIds(),
    stableId,
    log: memoryLog(),
    openLineApi: () => service.api,
    openEventFeed: feeds.open,
    store,
    journal,
    linesLocked: null,
    opened: (line) => void opened.push(line),
    closing(id) {
      closing.push(id);
      return parts.leaves ?? Promise.resolve();
    },
    removed: (id) => void removed.push(id),
    observed: () => undefined,
    notKept: (id, { code }) => void notKept.push([id, code]),
    changed: () => undefined,
  });
  const add: LineStage['add'] = (label = '') => desk.add({ access: ACCESS.meta, label, origin: 'agent' });
  return { desk, clock, service, feeds, store, journal, opened, closing, removed, notKept, add };
}

/** The id of a line that must have been added. */
export async function added(add: LineStage['add']): Promise<LineId> {
  const line = await add();
  if (!line.ok) throw new Error(`not added: ${line.error.code}`);
  return line.value;
}
