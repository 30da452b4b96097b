/** The part of Electron's utility process that is used: `utilityProcess.fork` fits `ForkPractice` as it is. */
export interface PracticeChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export type ForkPractice = (entry: string, args: string[], options: { readonly serviceName: string }) => PracticeChild;
