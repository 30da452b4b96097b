import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { removeLeftover } from '../setup/remove-leftover.ts';
import type { ControlCommand, ControlCommands, ControlReply } from './control/control-commands.ts';

/** A line to a running host. */
export interface TestFace {
  /** Asks the host; rejects with the host's words when it cannot. */
  ask<C extends ControlCommand>(
    ...request: ControlCommands[C]['input'] extends null ? [command: C] : [command: C, input: ControlCommands[C]['input']]
  ): Promise<ControlCommands[C]['output']>;
  close(): void;
}

/** Connects to the socket that the host was given in DEV_HOST_CONTROL. Rejects when nobody listens. */
export async function connectTestFace(socketPath: string): Promise<TestFace> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const made = createConnection(socketPath, () => resolve(made));
    made.once('error', reject);
  });
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let open = true;
  const failAll = (): void => {
    open = false;
    for (const { reject } of waiting.values()) reject(new Error('the development host has gone'));
    waiting.clear();
  };
  socket.on('error', failAll);
  socket.on('close', failAll);
  const lines = createInterface({ input: socket });
  lines.on('error', failAll); // readline hands the socket's errors on
  lines.on('line', (line) => {
    const reply = JSON.parse(line) as ControlReply;
    const entry = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) entry?.resolve(reply.output);
    else entry?.reject(new Error(reply.error));
  });
  return {
    ask: <C extends ControlCommand>(...[command, input]: readonly unknown[]) =>
      new Promise<ControlCommands[C]['output']>((resolve, reject) => {
        if (!open) {
          reject(new Error('the development host has gone'));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve: resolve as (output: unknown) => void, reject });
        socket.write(`${JSON.stringify({ id: lastId, command, input: input ?? null })}\n`);
      }),
    close: () => socket.destroy(),
  };
}

export interface RunningHost {
  readonly face: TestFace;
  readonly process: ChildProcess;
  /** Everything the app has printed so far. */
  output(): string;
  /** Resolves with the exit code (or the signal) when the host has ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Quits the app and waits; kills it when it will not. */
  stop(): Promise<void>;
}

export interface StartHostOptions {
  /** App folder or main file. */
  readonly app: string;
  readonly args?: readonly string[];
  /** Variables beside those of this process; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The app's user data folder; a fresh one, removed at the end, when left out. */
  readonly userDataDir?: string;
  /** Longest time until the app is ready, in ms. */
  readonly readyWithinMs?: number;
}

const STOP_GRACE_MS = 8_000;

/** Runs an app under the host with a test face, and waits until it is ready. Rejects with the app's output when it ends before. */
export async function startHost(options: StartHostOptions): Promise<RunningHost> {
  const workDir = mkdtempSync(join(tmpdir(), 'dev-host-test-'));
  const socketPath = join(workDir, 'control.sock');
  const runner = fileURLToPath(new URL('run.ts', import.meta.url));
  const env = {
    ...process.env,
    DEV_HOST_USER_DATA: options.userDataDir ?? join(workDir, 'user-data'),
    DEV_HOST_CONTROL: socketPath,
    DEV_HOST_LEASH: 'stdin',
    ...options.env,
  };
  const child = spawn(process.execPath, [runner, options.app, ...(options.args ?? [])], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => (text += part.toString('utf8')));
  let hasEnded = false;
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => {
      hasEnded = true;
      removeLeftover(workDir); // what a killed host has started may still be writing there
      resolve(code ?? signal);
    });
  });

  const deadline = performance.now() + (options.readyWithinMs ?? 20_000);
  let face: TestFace | undefined;
  while (!face) {
    if (hasEnded) throw new Error(`the app ended before it was ready:\n${text}`);
    if (performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the app was not ready in time:\n${text}`);
    }
    // Nobody listens on the socket before the app is ready.
    face = await connectTestFace(socketPath).catch(() => undefined);
    if (!face) await delay(25);
  }
  const connected = face;
  return {
    face: connected,
    process: child,
    output: () => text,
    ended,
    stop: async () => {
      if (!hasEnded) {
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
        await ended;
        clearTimeout(late);
      }
      connected.close();
    },
  };
}
