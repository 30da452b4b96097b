import { createContext, useContext } from 'react';

/** Somewhere in the main window that a message can take the agent to. */
export type Place = 'settings' | 'sound-check' | 'tunnel' | 'lines' | 'add-line';

/** Null in windows that have no such places. */
export const PlacesContext = createContext<((place: Place) => void) | null>(null);

export function useGoTo(): ((place: Place) => void) | null {
  return useContext(PlacesContext);
}
