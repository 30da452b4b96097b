/**
 * The part of Electron's UtilityProcess that is used, so that the same supervision runs on any process with a
 * message channel. `utilityProcess.fork` fits `ForkAudioProcess` as it is.
 */
export interface AudioChild {
  /** Undefined until it runs, and after it ended. */
  readonly pid: number | undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'spawn', listener: () => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

export type ForkAudioProcess = (
  entry: string,
  args: string[],
  options: { readonly serviceName: string; readonly env: NodeJS.ProcessEnv; readonly stdio: 'pipe' },
) => AudioChild;

/**
 * UtilityProcess.kill sends SIGTERM, which a stopped or hung process never sees. One that is not there yet is killed as it comes. Harmless
 * where it has ended.
 */
export function killNow(child: AudioChild): void {
  if (child.pid === undefined) {
    child.once('spawn', () => {
      killNow(child);
    });
    return;
  }
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}
