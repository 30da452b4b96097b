import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, type Result } from '#contract/result.ts';
import type { Language } from '#contract/settings.ts';
import { errorCode } from '../../core/error-code.ts';
import type { CommandAnswer, CommandOrder } from '../../core/links/command-desk.ts';
import { inBackground } from '../../core/in-background.ts';
import type { Log } from '../../core/ports.ts';
import { commandAddress, commandFile } from './command-address.ts';
import { answerLine, LONGEST_LINE_BYTES, readOrder } from './order-line.ts';

const MOST_CONNECTIONS = 8;
const DEADLINE_MS = 3_000;

export interface CommandSocket {
  close(): Promise<void>;
}

/**
 * Listens for the `pilot-softphone` command: a socket for this user alone (0600), or a named pipe, and a token that is new at every start and
 * that only who may read the app's folder can know. One order a connection. Null where the system gives no socket: the phone works without.
 */
export async function openCommandSocket(order: {
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly run: (order: CommandOrder) => Promise<Result<CommandAnswer, AppError>>;
  /** The phone's own: the command says what came of its order in the language of the window beside it. */
  readonly language: () => Language;
  readonly log: Log;
}): Promise<CommandSocket | null> {
  const { folder, platform, run, language, log } = order;
  const token = randomBytes(32).toString('base64url');
  const address = commandAddress(folder, platform);
  const sockets = new Set<Socket>();

  const answer = async (line: string): Promise<Result<CommandAnswer, AppError>> => {
    const asked = readOrder(line);
    if (asked === null) return fail(appError('invalid-input', 'not an order'));
    if (!isSame(asked.token, token)) {
      log.warn('refused a command with another token');
      return fail(appError('invalid-input', 'not this phone’s token'));
    }
    log.info('a command', { verb: asked.order.verb });
    return run(asked.order);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(DEADLINE_MS, () => socket.destroy());
    if (sockets.size > MOST_CONNECTIONS) {
      socket.destroy();
      return;
    }
    let text = '';
    let isTaken = false;
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      if (text.length > LONGEST_LINE_BYTES) {
        socket.destroy();
        return;
      }
      const end = text.indexOf('\n');
      if (end < 0 || isTaken) return;
      isTaken = true;
      const answered = answer(text.slice(0, end)).then((result) => socket.end(answerLine({ result, language: language() })));
      inBackground('a command', answered, log);
    });
  });
  try {
    // What a killed phone has left; a running one holds the single-instance lock, so it is nobody's.
    if (platform !== 'win32') rmSync(address, { force: true });
    await listening(server, address);
    if (platform !== 'win32') chmodSync(address, 0o600);
    rmSync(commandFile(folder), { force: true });
    writeFileSync(commandFile(folder), JSON.stringify({ address, token, pid: process.pid }), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    log.warn('commands are not taken', { why: errorCode(cause) });
    server.close();
    return null;
  }
  return {
    async close() {
      rmSync(commandFile(folder), { force: true });
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function listening(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      server.on('error', () => undefined); // a connection that could not be taken; the next may
      resolve();
    });
  });
}

/** In a time that does not tell how much of it is right. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
