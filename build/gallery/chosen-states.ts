import type { GalleryState } from './gallery-state.ts';
import { GALLERY } from './states.ts';

/** The states of the gallery that a list of names asks for: `incoming,settings-*`, or `all`. A name that none has is a mistake. */
export function chosenStates(names: string): readonly GalleryState[] {
  const parts = names === 'all' ? ['*'] : names.split(',');
  const isMeant = ({ name }: GalleryState, part: string): boolean =>
    part.endsWith('*') ? name.startsWith(part.slice(0, -1)) : name === part;
  const unknown = parts.filter((part) => !GALLERY.some((state) => isMeant(state, part)));
  if (unknown.length > 0) throw new Error(`no state of the gallery is named ${unknown.join(', ')}`);
  return GALLERY.filter((state) => parts.some((part) => isMeant(state, part)));
}
