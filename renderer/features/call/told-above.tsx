import { useContext } from 'react';
import type { ReactNode, ReactPortal } from 'react';
import { createPortal } from 'react-dom';
import { ToldPlace } from './told-place.ts';

/** Shows what belongs to a button in the part of the call screen that scrolls, and not beside the button. */
export function ToldAbove({ children }: { readonly children: ReactNode }): ReactPortal | null {
  const place = useContext(ToldPlace);
  return place === null ? null : createPortal(children, place);
}
