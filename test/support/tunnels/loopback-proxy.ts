import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Carriage } from './stand-in.ts';

/** Stands for the public side of a tunnel: `port` 0 takes any. `localPort`: where it delivers. */
export interface LoopbackProxy {
  readonly url: string;
  carry(carriage: Carriage): void;
  close(): Promise<void>;
}

interface TakenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export async function openLoopbackProxy(place: {
  readonly port: number;
  readonly localPort: number;
  readonly carriage: Carriage;
}): Promise<LoopbackProxy> {
  let { carriage } = place;
  const timers = new Set<NodeJS.Timeout>();
  const later = (milliseconds: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  };
  const deliver = (taken: TakenRequest, response: ServerResponse | null): void =>
    deliverTo({ localPort: place.localPort, taken, response });

  const server = createServer((incoming, response) => {
    readWhole(incoming, (taken) => {
      switch (carriage.way) {
        case 'hang':
          return;
        case 'answer-502':
          response.writeHead(502, { 'content-type': 'text/html', 'retry-after': '60' }).end('<title>Bad gateway</title>');
          return;
        case 'delay':
          later(carriage.afterMs, () => deliver(taken, response));
          return;
        case 'replay':
          deliver(taken, response);
          later(carriage.afterMs, () => deliver(taken, null));
          return;
        case 'deliver':
          deliver(taken, response);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // of a TCP server that listens
  return {
    url: `http://127.0.0.1:${String(port)}`,
    carry(changed) {
      carriage = changed;
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function readWhole(incoming: IncomingMessage, then: (taken: TakenRequest) => void): void {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    then({ method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers, body: Buffer.concat(chunks) });
  });
}

/** `response` null: the answer of a replay reaches nobody. */
function deliverTo({
  localPort,
  taken,
  response,
}: {
  readonly localPort: number;
  readonly taken: TakenRequest;
  readonly response: ServerResponse | null;
}): void {
  const { 'transfer-encoding': _chunks, connection: _hop, ...headers } = taken.headers;
  const outgoing = request(
    {
      host: '127.0.0.1',
      port: localPort,
      method: taken.method,
      path: taken.path,
      agent: false,
      headers: { ...headers, 'content-length': taken.body.length, 'x-forwarded-proto': 'https' },
    },
    (answer) => {
      response?.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk: Buffer) => response?.write(chunk));
      answer.on('end', () => response?.end());
    },
  );
  // Nobody listens there: both real ones answer 502 then.
  outgoing.on('error', () => {
    if (response !== null && !response.headersSent) response.writeHead(502).end();
  });
  outgoing.end(taken.body);
}

/** What a start finds of what was ordered before it. */
export function carriageAfterRestart(carriage: Carriage): Carriage {
  return 'until' in carriage && carriage.until === 'restart' ? { way: 'deliver' } : carriage;
}
