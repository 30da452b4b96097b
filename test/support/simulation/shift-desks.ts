import type { AppState } from '#contract/app-state.ts';
import { WHOLE_HISTORY } from '#contract/history.ts';
import type { LineId } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { ok } from '#contract/result.ts';
import { openCallHistory } from '../../../main/adapters/call-records/open-call-history.ts';
import { openCallJournal } from '../../../main/adapters/call-records/open-call-journal.ts';
import { IN_MEMORY, openSoundDatabase } from '../../../main/adapters/call-records/open-sound-database.ts';
import { openPermissionStore } from '../../../main/adapters/permission-store/open-permission-store.ts';
import { checkPermissionTables, PERMISSION_STEPS } from '../../../main/adapters/permission-store/permission-schema.ts';
import { createHookEvents } from '../../../main/core/crm/hook-events.ts';
import { createTimeline } from '../../../main/core/diagnostics/timeline.ts';
import { createHistoryDesk } from '../../../main/core/history/history-desk.ts';
import type { HistoryStore } from '../../../main/core/history/history-store.ts';
import { createNoteDesk } from '../../../main/core/history/note-desk.ts';
import { createPeerCalls } from '../../../main/core/permission/peer-calls.ts';
import { createPermissionDesk } from '../../../main/core/permission/permission-desk.ts';
import { followPermissionEvents } from '../../../main/core/permission/permission-events.ts';
import type { CallHistory, CallJournal } from '../../../main/core/ports.ts';
import { fakeWhatsapp, type FakeWhatsapp } from '../fakes/fake-whatsapp.ts';
import { createCountedIds, PLAIN_SETTINGS } from '../fakes/memory-stores.ts';
import type { SimulationStage } from './simulation-stage.ts';

/** What is kept of calls, by the app's own stores: SQLite holds its rows outside of JavaScript's heap, as a file does. */
export interface ShiftDisk {
  readonly history: CallHistory;
  readonly store: HistoryStore;
  readonly journal: CallJournal;
}

export function openShiftDisk(): ShiftDisk {
  const place = {
    path: IN_MEMORY,
    now: () => 0,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    refused: ({ code }: { readonly code: string }) => {
      throw new Error(`the disk refuses: ${code}`);
    },
  };
  const { history, store } = openCallHistory(place);
  return { history, store, journal: openCallJournal(place).journal };
}

/** More hours of a shift than the timeline has room for. */
const TIMELINE_HOURS = 25;

/** The desks beside the calls that remember something of every call. */
export interface ShiftDesks {
  follow(state: AppState): void;
  /** Tells the timeline again what it was told so far, until it is full: by itself it would be on the third day of a shift. */
  fillTimeline(): void;
  /** What an agent does with the call that is up, or has just ended. */
  note(callId: AppState['calls'][number]['id'], text: string): void;
  /** Looks the history up, as the window does while it is open. */
  look(): void;
  /** The customer answers a question for permission, at the service and by event. */
  permit(line: LineId, peer: PhoneNumber): Promise<void>;
  stop(): void;
}

export function openShiftDesks(stage: SimulationStage, { history, store }: ShiftDisk): ShiftDesks {
  const { clock } = stage.now().process;
  const { log } = stage.now();
  const newId = createCountedIds();
  const changed = (): void => stage.now().app.changed();
  const service: FakeWhatsapp = fakeWhatsapp(clock.now);
  const { database } = openSoundDatabase({
    path: IN_MEMORY,
    name: 'permissions',
    now: clock.now,
    schema: { steps: PERMISSION_STEPS, check: checkPermissionTables },
  });
  const permissionStore = openPermissionStore({ database, log });
  const calls = createPeerCalls({ recent: history.recent, rewrites: store.rewrites });
  const permissions = createPermissionDesk({
    clock,
    log,
    newId,
    store: permissionStore,
    calls,
    api: (line, urgency) => (line === stage.lineId ? service.at(urgency) : null),
    dial: (line, to) => stage.now().app.dial(line, to),
    changed,
  });
  const stopEvents = followPermissionEvents({
    eventLog: stage.eventLog,
    clock,
    log,
    told: (line, hint) =>
      void permissions.heard({ lineId: line, peer: hint.peer }, hint).catch((cause: unknown) => log.error(String(cause))),
  });
  const words = () => createTranslator(PLAIN_SETTINGS.language);
  const notes = createNoteDesk({
    clock,
    store,
    find: history.find,
    settings: () => PLAIN_SETTINGS.wrapUp,
    words,
    written: (id) => stage.now().app.stay(id),
    changed,
  });
  const page = createHistoryDesk({
    clock,
    store,
    numbersOf: () => [],
    nameOf: () => null,
    whereToSave: async () => null,
    writeWhole: async () => ok(null),
    wording: () => ({ language: PLAIN_SETTINGS.language, t: words() }),
    changed,
  });
  let followed: AppState[] | null = [];
  const timeline = createTimeline({ mask: (number) => number?.slice(-4) ?? '' });
  const hook = createHookEvents(clock.now(), (id) => store.note(id));

  return {
    follow(state) {
      timeline.follow(state);
      followed?.push(state);
      permissions.follow(state);
      notes.follow(state);
      hook.read(state);
    },
    fillTimeline() {
      for (let time = 0; time < TIMELINE_HOURS; time += 1) for (const state of followed ?? []) timeline.follow(state);
      followed = null;
    },
    note(callId, text) {
      notes.write(callId, text);
      notes.done(callId);
    },
    look() {
      page.page({ ...WHOLE_HISTORY, text: 'boleto' }, { from: 0, limit: 100 });
      page.missed();
    },
    async permit(line, peer) {
      service.decide(peer, 'temporary');
      const body = JSON.stringify({ event: 'call.permission_updated', peerNumber: peer, status: 'granted', at: clock.now() });
      await stage.eventLog.append({
        eventId: `permission-${String(clock.now())}`,
        lineId: line,
        source: 'webhook',
        receivedAt: clock.now(),
        body,
      });
    },
    stop() {
      stopEvents();
      permissions.stop();
      permissionStore.close();
    },
  };
}
