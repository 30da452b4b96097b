import type { ReactElement } from 'react';
import { flashes } from '#contract/visual-ring.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import './visual-ring.css';

/** The ring for who cannot hear it: the whole window's edge, for the corner of the eye. The words are on the card. */
export function VisualRing(): ReactElement | null {
  return flashes(useAppState()) ? <div className="visual-ring" aria-hidden /> : null;
}
