import { once } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';
import { floatsOf, tonePcm } from './tone-analysis.ts';

export interface MediaServer {
  readonly wsUrl: string;
  readonly rateHz: number;
  /** The newest connection; waits for the first. */
  connection(): Promise<MediaConnection>;
  readonly connections: readonly MediaConnection[];
  stop(): Promise<void>;
}

export interface MediaConnection {
  readonly socket: WebSocket;
  readonly messages: readonly ReceivedMessage[];
  readonly pings: () => number;
  /** Samples received in the last `milliseconds`, by their arrival. */
  last(milliseconds: number): Float32Array;
  /** Plays a tone in 60 ms messages until stopped. `cut` says how a frame goes out, whole by default. */
  playTone(tone: { readonly hz: number; readonly dbfs?: number; readonly cut?: (frame: Buffer) => readonly Buffer[] }): () => void;
}
interface ReceivedMessage {
  readonly atMs: number;
  readonly pcm: Buffer;
}

/** A realtime media host as the client sees one: binary PCM16 both ways, on loopback. */
export async function startMediaServer({ rateHz = 16_000 } = {}): Promise<MediaServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: true }); // offered; the client must not take it
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const connections: MediaConnection[] = [];
  const stops = new Set<() => void>();
  const arrived = new EventTarget();
  server.on('connection', (socket) => {
    connections.push(openConnection({ socket, rateHz, stops }));
    arrived.dispatchEvent(new Event('connection'));
  });
  return {
    wsUrl: `ws://127.0.0.1:${address.port}/call/media/realtime/ws/one/call-1?token=secret-token`,
    rateHz,
    connections,
    async connection() {
      if (connections.length === 0) await once(arrived, 'connection');
      const newest = connections.at(-1);
      if (newest === undefined) throw new Error('no connection');
      return newest;
    },
    async stop() {
      for (const stop of stops) stop();
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

function openConnection({
  socket,
  rateHz,
  stops,
}: {
  readonly socket: WebSocket;
  readonly rateHz: number;
  readonly stops: Set<() => void>;
}): MediaConnection {
  const messages: ReceivedMessage[] = [];
  let pings = 0;
  socket.on('ping', () => (pings += 1));
  socket.on('message', (pcm: Buffer, isBinary) => {
    if (isBinary) messages.push({ atMs: performance.now(), pcm });
  });
  return {
    socket,
    messages,
    pings: () => pings,
    last(milliseconds) {
      const sinceMs = performance.now() - milliseconds;
      return floatsOf(Buffer.concat(messages.filter(({ atMs }) => atMs >= sinceMs).map(({ pcm }) => pcm)));
    },
    playTone({ hz, dbfs = -6, cut = (frame) => [frame] }) {
      const second = tonePcm({ hz, rateHz, seconds: 1.2, dbfs }); // 20 frames, whole periods of every multiple of 5 Hz
      const frameBytes = Math.round(rateHz * 0.06) * 2;
      const startedMs = performance.now();
      let sent = 0;
      const timer = setInterval(() => {
        for (; sent * 60 <= performance.now() - startedMs; sent += 1) {
          const from = (sent % 20) * frameBytes;
          for (const piece of cut(second.subarray(from, from + frameBytes))) socket.send(piece);
        }
      }, 10);
      const stop = (): void => {
        clearInterval(timer);
        stops.delete(stop);
      };
      stops.add(stop);
      return stop;
    },
  };
}
