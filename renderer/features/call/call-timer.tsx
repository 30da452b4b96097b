import type { ReactElement } from 'react';
import { formatDuration } from '#contract/format-time.ts';
import type { UnixMs } from '#contract/time.ts';
import { useMainTime } from '../../state/use-main-time.ts';

/** How long the call has been going. Its figures have one width, so nothing moves when one changes. */
export function CallTimer({ since }: { readonly since: UnixMs }): ReactElement {
  const now = useMainTime(since);
  return (
    <span className="call-timer" role="timer">
      {formatDuration(now - since)}
    </span>
  );
}
