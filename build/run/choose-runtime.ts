import { join } from 'node:path';

export type Runtime = {
  /** For the one line that says what runs. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
};

export type RuntimeFacts = {
  readonly repository: string;
  readonly electronBinary: string | null;
  /** Chromium refuses to run as root with its sandbox; some kernels refuse it the namespaces it needs. */
  readonly sandboxPossible: boolean;
  /** What the user wrote after `npm start --`. */
  readonly args: readonly string[];
};

/** Electron where its binary is, otherwise the development host on the same Node. */
export function chooseRuntime({ repository, electronBinary, sandboxPossible, args }: RuntimeFacts): Runtime {
  if (electronBinary === null) {
    return {
      name: 'the development host',
      command: process.execPath,
      args: [join(repository, 'build/dev-host/run.ts'), repository, ...args],
    };
  }
  const sandbox = sandboxPossible ? [] : ['--no-sandbox'];
  return {
    name: sandboxPossible ? 'Electron' : 'Electron without its sandbox',
    command: electronBinary,
    args: [...sandbox, repository, ...args],
  };
}
