import { connect, type Socket } from 'node:net';

/**
 * Sends requests as raw bytes over one kept-alive connection, several at a time, and matches the answers by their
 * order: the cheapest honest client there is, so that a test measures the server and not its own tools.
 */
export interface WebhookStream {
  /** Resolves with the status; null where the connection ended before the answer. */
  send(body: Buffer, headers?: Readonly<Record<string, string>>): Promise<number | null>;
  /** True until the other side, or `end`, ends the connection. */
  readonly isOpen: boolean;
  end(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

export function openWebhookStream(url: string): WebhookStream {
  const { port, pathname } = new URL(url);
  const waiting: ((status: number | null) => void)[] = [];
  let isOpen = true;
  let rest: Buffer = Buffer.alloc(0);
  const socket: Socket = connect(Number(port), '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('error', () => undefined); // what it means for the requests is told by 'close'
  socket.on('close', () => {
    isOpen = false;
    for (const settle of waiting.splice(0)) settle(null);
  });
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf(HEAD_END);
      if (end < 0) return;
      const head = rest.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (rest.length < end + 4 + length) return;
      rest = rest.subarray(end + 4 + length);
      if (!head.startsWith('HTTP/1.1 1')) waiting.shift()?.(Number(head.slice(9, 12)));
    }
  });
  return {
    get isOpen() {
      return isOpen;
    },
    send(body, headers = {}) {
      if (!isOpen) return Promise.resolve(null);
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const head = `POST ${pathname} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n${lines.join('')}\r\n`;
      return new Promise((settle) => {
        waiting.push(settle);
        socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body]));
      });
    },
    end() {
      isOpen = false;
      socket.destroy();
    },
  };
}
