import { createConnection, type Socket } from 'node:net';
import { type BusCall, type BusMessage, decodeMessage, encodeCall } from './bus-message.ts';

const DEADLINE_MS = 3_000;
export const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' } as const;

export interface SessionBus {
  /** Null where the answer is an error, or none comes in time. */
  call(call: BusCall): Promise<BusMessage | null>;
  close(): void;
}

/** Connects, says who we are (EXTERNAL, by the user id that the kernel vouches for) and hello. Null where there is no bus. */
export async function openSessionBus(order: {
  readonly paths: readonly string[];
  readonly uid: number;
  readonly signalled: (member: string) => void;
  /** The connection is gone, and we did not end it. */
  readonly lost: () => void;
}): Promise<SessionBus | null> {
  for (const path of order.paths) {
    const socket = await connected(path);
    if (socket === null) continue;
    const bus = await greeted(socket, order);
    if (bus !== null) return bus;
    socket.destroy();
  }
  return null;
}

function connected(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.setTimeout(DEADLINE_MS, () => {
      socket.destroy();
      resolve(null);
    });
    socket.once('error', () => resolve(null));
    socket.once('connect', () => {
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}

async function greeted(socket: Socket, order: Parameters<typeof openSessionBus>[0]): Promise<SessionBus | null> {
  let isReady = false;
  let isClosed = false;
  let bytes = Buffer.alloc(0);
  let serial = 0;
  const waiting = new Map<number, (answer: BusMessage | null) => void>();
  const ready = Promise.withResolvers<boolean>();
  const gone = (): void => {
    ready.resolve(false);
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    if (isReady && !isClosed) order.lost();
    isClosed = true;
  };
  const read = (): void => {
    if (!isReady) {
      const end = bytes.indexOf('\r\n');
      if (end < 0) return;
      isReady = bytes.toString('latin1', 0, 3) === 'OK ';
      bytes = bytes.subarray(end + 2);
      if (isReady) socket.write('BEGIN\r\n');
      ready.resolve(isReady);
      if (!isReady) return;
    }
    for (let next = decodeMessage(bytes); next !== null; next = decodeMessage(bytes)) {
      bytes = bytes.subarray(next.length);
      const { message } = next;
      if (message.type === 'signal') order.signalled(message.member);
      else if (message.replyTo !== null) waiting.get(message.replyTo)?.(message.type === 'return' ? message : null);
    }
  };
  socket.on('data', (part: Buffer) => {
    bytes = Buffer.concat([bytes, part]);
    try {
      read();
    } catch {
      socket.destroy(); // it speaks something else: no bus
    }
  });
  socket.on('close', gone);
  socket.on('error', () => socket.destroy());
  socket.unref();
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(order.uid)).toString('hex')}\r\n`);

  const call: SessionBus['call'] = (asked) =>
    new Promise((resolve) => {
      if (isClosed) {
        resolve(null);
        return;
      }
      serial += 1;
      const mine = serial;
      const late = setTimeout(() => answered(null), DEADLINE_MS);
      const answered = (answer: BusMessage | null): void => {
        clearTimeout(late);
        waiting.delete(mine);
        resolve(answer);
      };
      waiting.set(mine, answered);
      socket.write(encodeCall(asked, mine));
    });
  const late = setTimeout(() => ready.resolve(false), DEADLINE_MS);
  const isThere = await ready.promise;
  clearTimeout(late);
  if (!isThere || (await call({ ...BUS, member: 'Hello', arguments: [] })) === null) return null;
  return {
    call,
    close() {
      isClosed = true;
      socket.destroy();
    },
  };
}
