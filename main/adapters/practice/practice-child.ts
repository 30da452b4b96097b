/** The part of Electron's utility process that is used: `utilityProcess.fork` fits `ForkPractice` as it is. */
export interface PracticeChild {
  /** Undefined until it runs, and after it ended. */
  readonly pid: number | undefined;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

export type ForkPractice = (entry: string, args: string[], options: { readonly serviceName: string }) => PracticeChild;

/** UtilityProcess.kill sends SIGTERM, which a process that hangs never sees. Harmless where it has ended. */
export function killNow({ pid }: PracticeChild): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}
