import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { PracticeCall } from '../calls/practice-call.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { CallAudio } from './call-audio.ts';
import { startRealtimeSession } from './realtime-session.ts';

/** Path of the media socket on the real service. */
const MEDIA_PATH = '/call/media/realtime/ws';
/** A client sending more than this in one message is cut off. */
const LARGEST_MESSAGE_BYTES = 1_024 * 1_024;

/** Answer of `POST …/realtime-session`. `wsUrl` embeds the token and is a secret. */
export interface RealtimeTicket {
  readonly wsUrl: string;
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** Hands out tickets for media sockets and redeems them. */
export interface RealtimeOffice {
  issue(call: PracticeCall, mode: 'talk' | 'listen'): RealtimeTicket;
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Cuts the socket of a call without a word, as a broken network does. False when there is none. */
  cut(call: PracticeCall): boolean;
  stop(): void;
}

export interface RealtimeOfficeInput {
  readonly world: PracticeWorld;
  /** `ws://127.0.0.1:port`, known once the server listens. */
  readonly socketBase: () => string;
  /** The customer's audio of a call, opened on first use. */
  readonly audioOf: (call: PracticeCall) => Promise<CallAudio>;
  /** The socket of a call that is still up has gone. */
  readonly onMediaLost: (call: PracticeCall) => void;
}

export function createRealtimeOffice(input: RealtimeOfficeInput): RealtimeOffice {
  const { world } = input;
  const tickets = new Map<string, { readonly call: PracticeCall; readonly mode: 'talk' | 'listen'; readonly expiresAtMs: number }>();
  const cutters = new Map<PracticeCall, () => void>();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LARGEST_MESSAGE_BYTES });

  const connect = async (socket: WebSocket, ticket: { readonly call: PracticeCall; readonly mode: 'talk' | 'listen' }): Promise<void> => {
    const { call, mode } = ticket;
    if (cutters.has(call)) {
      socket.close(1008, 'stream_busy');
      return;
    }
    let session: ReturnType<typeof startRealtimeSession> | undefined;
    cutters.set(call, () => {
      socket.terminate();
    });
    const audio = await input.audioOf(call);
    // Meanwhile the socket may have gone, or the call ended.
    if (socket.readyState !== socket.OPEN || !mayStream(call, world)) {
      cutters.delete(call);
      socket.close(1000, 'call ended');
      return;
    }
    session = startRealtimeSession({
      socket,
      audio,
      mode,
      switches: world.switches,
      clock: world.clock,
      pingEveryMs: world.times.realtimePingMs,
      onGone() {
        cutters.delete(call);
        if (call.leg === session) call.leg = null;
        input.onMediaLost(call);
      },
    });
    call.leg = session;
  };

  return {
    issue(call, mode) {
      const token = world.randomHex(48);
      tickets.set(token, { call, mode, expiresAtMs: world.clock.now() + world.times.realtimeTokenMs });
      return {
        wsUrl: `${input.socketBase()}${mediaPath(call)}?token=${token}`,
        token,
        expiresInSeconds: Math.round(world.times.realtimeTokenMs / 1_000),
      };
    },
    onUpgrade(request, socket, head) {
      const asked = request.url ?? '/';
      const url = URL.canParse(asked, 'http://127.0.0.1') ? new URL(asked, 'http://127.0.0.1') : new URL('http://127.0.0.1');
      const token = url.searchParams.get('token') ?? '';
      const ticket = tickets.get(token);
      // Any try spends the token, as in the engines this imitates.
      tickets.delete(token);
      const rightPath = ticket !== undefined && url.pathname === mediaPath(ticket.call);
      if (ticket === undefined || !rightPath || ticket.expiresAtMs <= world.clock.now() || !mayStream(ticket.call, world)) {
        refuse(socket);
        return;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        connect(webSocket, ticket).catch((cause: unknown) => {
          world.report('open a media socket', cause);
          webSocket.close(1011);
        });
      });
    },
    cut(call) {
      const cut = cutters.get(call);
      cut?.();
      return cut !== undefined;
    },
    stop() {
      tickets.clear();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** A session needs an answered call; whether a ringing one will do is not documented, hence the switch. */
export function mayStream(call: PracticeCall, world: PracticeWorld): boolean {
  if (call.state.status === 'ACCEPTED') return true;
  return call.state.status === 'RINGING' && world.switches.realtimeWhileRinging === 'allowed';
}

function mediaPath(call: PracticeCall): string {
  return `${MEDIA_PATH}/${encodeURIComponent(call.number.instanceName)}/${encodeURIComponent(call.externalCallId)}`;
}

function refuse(socket: Duplex): void {
  // A connection that is reset meanwhile is nobody's loss, but unhandled it would end the process.
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
