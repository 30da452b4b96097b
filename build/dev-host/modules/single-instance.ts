import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What a second instance tells the first. */
export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

export interface SingleInstance {
  /** Whether this process is the one instance of this user data folder; if not, the one that is will be told. */
  request(message: SecondInstance): boolean;
  has(): boolean;
  release(): void;
  /** Resolves when a message to the first instance has been delivered, or cannot be. */
  delivered(): Promise<void>;
}

const DELIVERY_ATTEMPTS = 40;
const DELIVERY_PAUSE_MS = 50;
/** Longest path that a Unix socket may have. */
const LONGEST_SOCKET_PATH = 100;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}

/** A lock file with the owner's process id, and a socket beside it on which the owner hears of later instances. */
export function createSingleInstance(userDataDir: () => string, onSecond: (message: SecondInstance) => void): SingleInstance {
  let server: Server | null = null;
  let delivery: Promise<void> = Promise.resolve();
  const lockPath = (): string => join(userDataDir(), 'single-instance.lock');
  const socketPath = (): string => {
    const near = join(userDataDir(), 'single-instance.sock');
    return near.length < LONGEST_SOCKET_PATH
      ? near
      : join(tmpdir(), `dev-host-${createHash('sha256').update(near).digest('hex').slice(0, 24)}.sock`);
  };

  function takeLock(): boolean {
    mkdirSync(userDataDir(), { recursive: true });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      try {
        writeFileSync(lockPath(), String(process.pid), { flag: 'wx' });
        return true;
      } catch (cause) {
        if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
        if (isAlive(Number(readFileSync(lockPath(), 'utf8')))) return false;
        rmSync(lockPath(), { force: true });
      }
    }
    return false;
  }
  function listen(): void {
    const path = socketPath();
    if (existsSync(path)) rmSync(path);
    server = createServer((socket) => {
      const parts: Buffer[] = [];
      socket.on('error', () => undefined); // a second instance that died while talking
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.on('end', () => {
        socket.end();
        onSecond(JSON.parse(Buffer.concat(parts).toString('utf8')) as SecondInstance);
      });
    });
    server.listen(path);
    server.unref();
  }
  async function deliver(message: SecondInstance): Promise<void> {
    for (let attempt = 0; attempt < DELIVERY_ATTEMPTS; attempt += 1) {
      const done = await new Promise<boolean>((resolve) => {
        const socket = createConnection(socketPath(), () => socket.end(JSON.stringify(message)));
        socket.on('error', () => resolve(false));
        socket.on('close', (failed) => resolve(!failed));
        socket.resume();
      });
      if (done) return;
      await delay(DELIVERY_PAUSE_MS);
    }
  }

  return {
    request: (message) => {
      if (server) return true;
      if (takeLock()) {
        listen();
        return true;
      }
      delivery = deliver(message);
      return false;
    },
    has: () => server !== null,
    release: () => {
      if (!server) return;
      server.close();
      server = null;
      rmSync(socketPath(), { force: true });
      rmSync(lockPath(), { force: true });
    },
    delivered: () => delivery,
  };
}
