import { app, BrowserWindow, dialog } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import { foldedText } from '#contract/folded-text.ts';
import type { HistoryCommands } from '#contract/history-commands.ts';
import type { HistoryState } from '#contract/history.ts';
import type { LineId } from '#contract/line.ts';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { ok } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { openLineApi } from '../../adapters/pilot-status/open-line-api.ts';
import { openSavePlace } from '../../adapters/save-place/open-save-place.ts';
import { writeWhole } from '../../adapters/save-place/write-whole.ts';
import { createHistoryDesk } from '../../core/history/history-desk.ts';
import { historyHorizon, keepHistoryRetention } from '../../core/history/history-retention.ts';
import type { FetchedList } from '../../core/history/line-sync.ts';
import { createNoteDesk } from '../../core/history/note-desk.ts';
import { createSyncDesk } from '../../core/history/sync-desk.ts';
import { meteredLineApi } from '../../gateway/metered-line-api.ts';
import type { RoomCommands } from '../../ipc/command-handlers.ts';
import type { Room } from '../room.ts';
import type { RoomSite } from '../room-site.ts';
import type { ContactsRoom } from './contacts.ts';

export interface HistoryRoom extends Room {
  part(): { readonly history: HistoryState };
  readonly handlers: Pick<RoomCommands, keyof HistoryCommands>;
  /** The agent closed a call that is over. */
  callClosed(callId: CallId): void;
  follow(state: AppState): void;
  stop(): void;
}

/** The calls of before, fetched, searched and handed on; and what is written down about them. */
export function openHistoryRoom(
  { clock, log, newId, kept, requests, gates, app: phone, changed }: RoomSite,
  contacts: Pick<ContactsRoom, 'ownerOf' | 'numbersOf'>,
): HistoryRoom {
  const settings = () => kept.settings.read();
  const words = (): Translate => createTranslator(settings().language);
  const leastNow = () => unixMs(Math.min(...requests.offsets.theirs(clock.now())));
  const store = kept.calls;
  const openList = (id: LineId): FetchedList | null => {
    const access = phone.lineAccess(id);
    if (access === null) return null;
    const ending = new AbortController();
    const { list } = meteredLineApi(openLineApi(access, requests), gates.of(access), { urgency: 'upkeep', signal: ending.signal });
    return { list, close: () => ending.abort() };
  };

  const whereToSave = openSavePlace({ dialog, mainWindow: () => BrowserWindow.getFocusedWindow(), folder: () => app.getPath('documents') });
  const customers = () => phone.state().practice?.customers ?? [];
  const nameOf = (number: PhoneNumber): string | null => {
    const owner = contacts.ownerOf(number);
    return owner?.name || owner?.company || (customers().find((customer) => customer.number === number)?.name ?? null);
  };
  const numbersOf = (word: string): readonly PhoneNumber[] => [
    ...contacts.numbersOf(word),
    ...customers().flatMap(({ name, number }) => (foldedText(name).includes(word) ? [number] : [])),
  ];
  const wording = () => ({ language: settings().language, t: words() });
  const desk = createHistoryDesk({ clock, store, numbersOf, nameOf, whereToSave, writeWhole, wording, changed });
  const notes = createNoteDesk({
    clock,
    store,
    find: kept.history.find,
    settings: () => settings().wrapUp,
    words,
    written: phone.stay,
    changed,
  });
  const sync = createSyncDesk({
    clock,
    newId,
    log,
    store,
    openList,
    isWanted: () => settings().history.fetchOlder,
    horizon: () => historyHorizon(settings().history.keepDays, leastNow()),
    added: phone.historyChanged,
    changed,
  });
  const keepDays = () => settings().history.keepDays;
  const retention = keepHistoryRetention({ clock, log, store, leastNow, keepDays, removed: phone.historyChanged });

  let known = settings().history;
  return {
    part: () => ({
      history: { revision: desk.revision(), missed: desk.missed(), sync: sync.state(), notes: notes.notes(), wrapUp: notes.wrapUp() },
    }),
    handlers: {
      'history/page': ({ filter, from, limit }) => ok(desk.page(filter, { from, limit })),
      'history/export': ({ filter }) => desk.export(filter),
      'history/seen': ({ callIds }) => {
        desk.markSeen(callIds);
        return ok(null);
      },
      'history/fetch': ({ lineId }) => {
        sync.fetch(lineId);
        return ok(null);
      },
      'note/read': ({ callId }) => ok(notes.read(callId)),
      'note/write': ({ callId, text }) => notes.write(callId, text),
      'note/wrap-up': ({ callId, code }) => notes.file(callId, code),
      'note/stay': ({ callId }) => {
        notes.stay(callId);
        return ok(null);
      },
      'note/done': ({ callId }) => notes.done(callId),
    },
    callClosed: notes.closed,
    follow(state) {
      notes.follow(state);
      sync.follow(state);
      const { history } = state.settings;
      if (history.keepDays === known.keepDays && history.fetchOlder === known.fetchOlder) return;
      if (history.keepDays !== known.keepDays) retention.changed();
      known = history;
      sync.settingsChanged();
    },
    stop() {
      notes.stop();
      retention.stop();
      sync.stop();
    },
  };
}
