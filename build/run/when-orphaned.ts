const LOOK_EVERY_MS = 500;

/**
 * Calls back once when the process that started this one is gone. npm runs a script in a shell that dies of a
 * signal without passing it on: the script would go on with nobody to stop it. Only under npm, because someone who
 * starts a program by hand may want it to outlive the shell. Returns the function that stops looking.
 */
export function whenOrphaned(act: () => void, env: NodeJS.ProcessEnv = process.env): () => void {
  if (env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
