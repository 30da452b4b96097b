import { NO_UPDATES, type UpdateState } from './updates.ts';

/**
 * What the rooms of the desktop add to AppState (main/compose/rooms): each has a part of its own, declared in its own file of the
 * contract and joined here with `&`.
 */
export type DesktopState = { readonly updates: UpdateState };

/** Before any room has something to show. */
export const EMPTY_DESKTOP: DesktopState = { updates: NO_UPDATES };
