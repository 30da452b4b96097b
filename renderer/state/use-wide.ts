import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 760px)';

/** Whether the window has room for two panes. */
export function useWide(): boolean {
  return useSyncExternalStore(watchWidth, () => window.matchMedia(WIDE).matches);
}

function watchWidth(tell: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', tell);
  return () => {
    query.removeEventListener('change', tell);
  };
}
