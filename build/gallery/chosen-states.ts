import type { GalleryState } from './gallery-state.ts';
import { GALLERY } from './states.ts';

/** The states of the gallery that a list of names asks for: `incoming,settings-*`, or `all`. */
export function chosenStates(names: string): readonly GalleryState[] {
  const parts = names === 'all' ? ['*'] : names.split(',');
  return GALLERY.filter(({ name }) => parts.some((part) => (part.endsWith('*') ? name.startsWith(part.slice(0, -1)) : name === part)));
}
