import type { ReactElement } from 'react';
import './signal-bars.css';

/** Three bars of growing height, as many filled as it is good. Decoration: the word beside it says the same. */
export function SignalBars({ filled }: { readonly filled: 1 | 2 | 3 }): ReactElement {
  return (
    <span className="signal-bars" aria-hidden>
      {[1, 2, 3].map((bar) => (
        <span key={bar} className="signal-bar" data-filled={bar <= filled || undefined} />
      ))}
    </span>
  );
}
