import { type AlertsState, EMPTY_ALERTS } from './alerts-state.ts';
import { type ContactsPart, NO_CONTACTS } from './contact.ts';
import { type DeskFitState, NO_DESK_FIT } from './desk-fit-commands.ts';
import { EMPTY_HISTORY, type HistoryState } from './history.ts';
import { EMPTY_SETTINGS_ROOM, type SettingsRoomState } from './settings-room-state.ts';
import { NO_UPDATES, type UpdateState } from './updates.ts';
import { EMPTY_WHATSAPP, type WhatsappState } from './whatsapp-commands.ts';

/**
 * What the rooms of the desktop add to AppState (main/compose/rooms): each has a part of its own, declared in its own file of the
 * contract and joined here with `&`.
 */
export type DesktopState = SettingsRoomState &
  DeskFitState &
  AlertsState &
  ContactsPart &
  WhatsappState & { readonly updates: UpdateState } & { readonly history: HistoryState };

/** Before any room has something to show. */
export const EMPTY_DESKTOP: DesktopState = {
  ...EMPTY_SETTINGS_ROOM,
  ...NO_DESK_FIT,
  ...EMPTY_ALERTS,
  ...EMPTY_WHATSAPP,
  contacts: NO_CONTACTS,
  updates: NO_UPDATES,
  history: EMPTY_HISTORY,
};
