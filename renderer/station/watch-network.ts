/** Tells whether Chromium sees a network, now and on every change. Returns what stops it. */
export function watchNetwork(told: (online: boolean) => void): () => void {
  const undo = new AbortController();
  const tell = (): void => told(navigator.onLine);
  for (const type of ['online', 'offline']) window.addEventListener(type, tell, { signal: undo.signal });
  tell();
  return () => undo.abort();
}
