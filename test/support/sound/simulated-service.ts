import type { MediaSocketListener, OpenMediaSocket } from '../../../main/audio/socket/media-socket.ts';
import { rampAt } from './time-ramp.ts';

/** How the service and the way to it behave. */
export interface SimulatedService {
  readonly openSocket: OpenMediaSocket;
  /** Every millisecond of the simulated clock. */
  pass(nowMs: number): void;
  /** What arrived from the client, over all its sockets, in the order of arrival. */
  readonly received: readonly ReceivedFrame[];
  /** What was put into sockets, whether it arrived or not. */
  readonly handedOver: readonly ReceivedFrame[];
  /** When each socket opened for the client. */
  readonly opened: readonly number[];
  readonly pings: readonly number[];
  /** When its sound reached the client. */
  readonly audioAt: readonly number[];
  /** Something else than the usual sound comes over the socket that is open now. */
  say(message: Buffer | string): void;
  /** The service closes the open socket. */
  hangUp(code: number): void;
}

export interface ReceivedFrame {
  readonly atMs: number;
  readonly socket: number;
  readonly pcm: Buffer;
}

export interface ServiceShape {
  readonly rateHz?: number;
  readonly frameMs?: number;
  readonly oneWayMs?: number;
  /** Nothing passes in either direction; TCP delivers it afterwards, if the socket lives on. */
  readonly isDown?: (nowMs: number) => boolean;
  /** The customer's silence, where the service sends nothing then. */
  readonly pauses?: (nowMs: number) => boolean;
  readonly answersPings?: boolean | ((nowMs: number) => boolean);
  /** Bytes that the system takes from a socket although the network does not. */
  readonly kernelBytes?: number;
  /** What the way up takes in a millisecond; as much as there is unless given. The way down is not held up by it. */
  readonly upBytesPerMs?: (nowMs: number) => number;
  /** What comes down, answers too, is late by this: somebody else fills the way. */
  readonly downLateMs?: (nowMs: number) => number;
  /** Sound of the customer that waits at the service while there is no socket, and comes with the next. */
  readonly backlogMs?: number;
}

type Upward = { readonly what: 'frame'; readonly pcm: Buffer } | { readonly what: 'ping'; readonly mark: number };
type Downward =
  | { readonly what: 'audio'; readonly pcm: Buffer }
  | { readonly what: 'text'; readonly text: string }
  | { readonly what: 'pong'; readonly mark: number };
interface OnItsWay<What> {
  readonly sentMs: number;
  readonly message: What;
}
/** Until the way up takes it, it lies in the system's buffer, or in the socket where that is full. */
interface GoingUp {
  readonly message: Upward;
  readonly bytes: number;
  leftMs: number | null;
}
interface Connection {
  readonly id: number;
  readonly listener: MediaSocketListener;
  readonly askedMs: number;
  state: 'opening' | 'open' | 'gone';
  readonly up: GoingUp[];
  readonly down: OnItsWay<Downward>[];
}

/** A realtime media service behind a TCP-like network, in simulated time: nothing is lost in a socket, only late. */
export function simulateService(shape: ServiceShape = {}): SimulatedService {
  const { rateHz = 16_000, frameMs = 60, oneWayMs = 25, kernelBytes = 0, backlogMs = 0, answersPings = true } = shape;
  const answers = typeof answersPings === 'function' ? answersPings : () => answersPings;
  const downLateMs = shape.downLateMs ?? (() => 0);
  const isDown = shape.isDown ?? (() => false);
  const pauses = shape.pauses ?? (() => false);
  const connections: Connection[] = [];
  const received: ReceivedFrame[] = [];
  const handedOver: ReceivedFrame[] = [];
  const opened: number[] = [];
  const pings: number[] = [];
  const audioAt: number[] = [];
  let nowMs = 0;
  let spokenMs = 0;
  let waiting: Buffer[] = [];
  let mayLeaveBytes = 0;

  const frameFrom = (fromMs: number): Buffer => {
    const pcm = Buffer.alloc(((rateHz * frameMs) / 1_000) * 2);
    for (let index = 0; index < pcm.length / 2; index += 1)
      pcm.writeInt16LE(Math.round(rampAt(fromMs + (index * 1_000) / rateHz) * 32_768), index * 2);
    return pcm;
  };
  const newest = (): Connection | undefined => connections.findLast(({ state }) => state === 'open');

  const speak = (): void => {
    for (; spokenMs + frameMs <= nowMs; spokenMs += frameMs) {
      if (pauses(spokenMs)) continue;
      const pcm = frameFrom(spokenMs);
      const to = newest();
      if (to !== undefined) to.down.push({ sentMs: nowMs, message: { what: 'audio', pcm } });
      else waiting = [...waiting, pcm].slice(-Math.floor(backlogMs / frameMs) || waiting.length + 1);
    }
  };
  const handshake = (connection: Connection): void => {
    // TCP, TLS, WebSocket: three round trips, each of which needs the network.
    if (connection.state !== 'opening' || nowMs - connection.askedMs < 6 * oneWayMs) return;
    connection.state = 'open';
    opened.push(nowMs);
    if (backlogMs > 0) for (const pcm of waiting) connection.down.push({ sentMs: nowMs, message: { what: 'audio', pcm } });
    waiting = [];
    connection.listener.opened();
  };
  const leave = (): void => {
    if (shape.upBytesPerMs === undefined) return;
    mayLeaveBytes += shape.upBytesPerMs(nowMs);
    for (const one of connections.flatMap(({ state, up }) => (state === 'open' ? up : []))) {
      if (one.leftMs !== null) continue;
      if (one.bytes > mayLeaveBytes) return;
      mayLeaveBytes -= one.bytes;
      one.leftMs = nowMs;
    }
    mayLeaveBytes = Math.min(mayLeaveBytes, shape.upBytesPerMs(nowMs)); // a way that is not used saves nothing up
  };
  const put = (connection: Connection, message: Upward): void => {
    if (connection.state !== 'open') return;
    const bytes = message.what === 'frame' ? message.pcm.length + 8 : 6 + String(message.mark).length;
    connection.up.push({ message, bytes, leftMs: shape.upBytesPerMs === undefined ? nowMs : null });
  };
  const carry = (connection: Connection): void => {
    while (connection.state === 'open') {
      const next = connection.up[0];
      if (next === undefined || next.leftMs === null || nowMs - next.leftMs < oneWayMs) break;
      connection.up.shift();
      const { message } = next;
      if (message.what === 'frame') received.push({ atMs: nowMs, socket: connection.id, pcm: message.pcm });
      else if (answers(nowMs)) connection.down.push({ sentMs: nowMs, message: { what: 'pong', mark: message.mark } });
    }
    while (connection.state === 'open') {
      const next = connection.down[0];
      if (next === undefined || nowMs - next.sentMs < oneWayMs + downLateMs(nowMs)) break;
      connection.down.shift();
      const { message } = next;
      if (message.what === 'audio') {
        audioAt.push(nowMs);
        connection.listener.audio(message.pcm);
      }
      if (message.what === 'text') connection.listener.text(message.text);
      if (message.what === 'pong') connection.listener.pong(message.mark);
    }
  };

  return {
    openSocket(_url, listener) {
      const connection: Connection = { id: connections.length, listener, askedMs: nowMs, state: 'opening', up: [], down: [] };
      connections.push(connection);
      const gone = (): void => {
        connection.state = 'gone';
      };
      return {
        send(frame) {
          const pcm = Buffer.from(frame);
          handedOver.push({ atMs: nowMs, socket: connection.id, pcm });
          put(connection, { what: 'frame', pcm });
        },
        ping(mark) {
          pings.push(nowMs);
          put(connection, { what: 'ping', mark });
        },
        get unsentBytes() {
          const bytes = connection.up.reduce((sum, one) => sum + (one.leftMs === null || isDown(nowMs) ? one.bytes : 0), 0);
          return Math.max(0, bytes - kernelBytes);
        },
        close: gone,
        abandon: gone,
      };
    },
    pass(now) {
      nowMs = now;
      speak();
      if (isDown(nowMs)) return;
      leave();
      for (const connection of connections) {
        handshake(connection);
        carry(connection);
      }
    },
    received,
    handedOver,
    opened,
    pings,
    audioAt,
    say(message) {
      const to = newest();
      if (typeof message === 'string') to?.listener.text(message);
      else to?.listener.audio(message);
    },
    hangUp(code) {
      const to = newest();
      if (to === undefined) return;
      to.state = 'gone';
      to.listener.ended(code === 1_000 ? { how: 'finished' } : { how: 'broken', detail: `close ${code}` });
    },
  };
}
