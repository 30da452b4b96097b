import type { AppState } from '#contract/app-state.ts';
import type { DesktopState } from '#contract/desktop-state.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { createLastNotes } from '../core/alerts/last-notes.ts';
import { inBackground } from '../core/in-background.ts';
import type { RoomCommands } from '../ipc/command-handlers.ts';
import type { Room } from './room.ts';
import type { RoomSite } from './room-site.ts';
import { openAlertsRoom } from './rooms/alerts.ts';
import { type HistoryRoom, openHistoryRoom } from './rooms/history.ts';
import { openContactsRoom } from './rooms/contacts.ts';
import { type DeskFitRoom, openDeskFitRoom } from './rooms/desk-fit.ts';
import { openSettingsRoom } from './rooms/settings.ts';
import { openUpdatesRoom } from './rooms/updates.ts';
import { openWhatsappRoom } from './rooms/whatsapp.ts';

export interface Rooms {
  part(of: Pick<AppState, 'calls' | 'recents'>): DesktopState;
  readonly handlers: RoomCommands;
  follow(state: AppState): void;
  stop(): Promise<void>;
  readonly callClosed: HistoryRoom['callClosed'];
  /** The first room's word against a call, or null. */
  mayDial(line: LineId, to: PhoneNumber): AppError | null;
  /** What windows ask of the desktop. */
  readonly fit: Pick<DeskFitRoom, 'showsAtStart' | 'hidesInTray'>;
}

/** Makes every room. One that fails to follow or to stop keeps no other from it. */
export function openRooms(site: RoomSite): Rooms {
  const settings = openSettingsRoom(site);
  const contacts = openContactsRoom(site);
  const history = openHistoryRoom(site, contacts);
  const updates = openUpdatesRoom(site);
  const whatsapp = openWhatsappRoom(site);
  const deskFit = openDeskFitRoom(site, whatsapp);
  const lastNoteWith = createLastNotes(site.kept.calls);
  const alerts = openAlertsRoom(site, {
    // Contacts are remembered where they are kept.
    lastNoteOf: (number) => lastNoteWith(number) ?? (contacts.ownerOf(number)?.note || null),
  });
  const rooms: readonly Room[] = [settings, alerts, contacts, history, updates, deskFit, whatsapp];
  return {
    part(of) {
      // Names come last: they are wanted for whoever the others speak of.
      const past = history.part();
      const permitted = whatsapp.part();
      return {
        ...settings.part(),
        ...alerts.part(of),
        ...contacts.part({ ...of, ...past, ...permitted }),
        ...past,
        ...updates.part(),
        ...deskFit.part(),
        ...permitted,
      };
    },
    handlers: {
      ...settings.handlers,
      ...alerts.handlers,
      ...contacts.handlers,
      ...history.handlers,
      ...updates.handlers,
      ...deskFit.handlers,
      ...whatsapp.handlers,
    },
    follow(state) {
      for (const room of rooms) {
        const followed = Promise.resolve().then(() => room.follow?.(state));
        inBackground('a room following the state', followed, site.log);
      }
    },
    mayDial(line, to) {
      for (const room of rooms) {
        const refusal = room.mayDial?.(line, to) ?? null;
        if (refusal !== null) return refusal;
      }
      return null;
    },
    callClosed: history.callClosed,
    fit: deskFit,
    async stop() {
      const stopped = await Promise.allSettled(rooms.map(async (room) => room.stop?.()));
      for (const one of stopped) {
        if (one.status === 'rejected') site.log.error('a room could not be closed', { why: String(one.reason) });
      }
    },
  };
}
