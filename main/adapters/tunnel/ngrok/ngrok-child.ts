/** The part of Electron's utility process that is used: `utilityProcess.fork(entry)` fits as it is. */
export interface NgrokChild {
  /** Undefined until it runs, and after it ended. */
  readonly pid: number | undefined;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  /** Ends it whatever it does. */
  kill(): unknown;
}
export type ForkNgrok = () => NgrokChild;
