import { createContext, useContext } from 'react';

/** What fills the main window, or its right pane. */
export const PAGE_NAMES = ['phone', 'history', 'contacts', 'permissions', 'lines', 'practice', 'settings'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** What comes up over a page. */
export const DIALOG_NAMES = ['sound-check', 'tunnel', 'add-line', 'shortcuts', 'palette', 'quit'] as const;
export type DialogName = (typeof DIALOG_NAMES)[number];

/** Somewhere in the main window that a message, the menu or a shortcut can take the agent to. */
export type Place = PageName | DialogName | 'call';

/** Null in windows that have no such places. */
export const PlacesContext = createContext<((place: Place) => void) | null>(null);

export function useGoTo(): ((place: Place) => void) | null {
  return useContext(PlacesContext);
}
