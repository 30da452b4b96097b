import type { ReactElement } from 'react';
import './missed-mark.css';

/** How many missed calls wait to be seen. What it stands on says so in words. */
export function MissedMark({ mark }: { readonly mark: string | null }): ReactElement | null {
  return mark === null ? null : (
    <span className="missed-mark" aria-hidden>
      {mark}
    </span>
  );
}
