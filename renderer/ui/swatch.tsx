import type { ReactElement } from 'react';
import type { LineColour } from '#contract/line.ts';
import './swatch.css';

/** The colour a line is known by. Its name always stands beside it. */
export function Swatch({ colour }: { readonly colour: LineColour }): ReactElement {
  return <span className={`swatch swatch-${colour}`} aria-hidden />;
}
