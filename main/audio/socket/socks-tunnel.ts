import { connect, type Socket } from 'node:net';
import type { ProxyLogin } from '../../core/network/outbound-way.ts';
import { OutboundError } from './outbound-error.ts';

const VERSION = 5;
const NO_LOGIN = 0;
const BY_PASSWORD = 2;
const CONNECT = 1;
const A_NAME = 3;

/** A connection through a SOCKS 5 proxy (RFC 1928, with user and password by RFC 1929). The proxy looks the name up. */
export async function openSocksTunnel(
  target: { readonly host: string; readonly port: number },
  proxy: ProxyLogin,
  withinMs: number,
): Promise<Socket> {
  const socket = connect({ host: proxy.host.replace(/^\[|\]$/g, ''), port: proxy.port });
  const failed = Promise.withResolvers<never>();
  const late = setTimeout(() => {
    failed.reject(new OutboundError('PROXY_UNREACHABLE', 'no answer in time'));
  }, withinMs);
  const broken = (cause?: NodeJS.ErrnoException): void => {
    failed.reject(new OutboundError('PROXY_UNREACHABLE', cause?.code ?? 'it hung up'));
  };
  socket.once('error', broken);
  socket.once('end', broken);
  try {
    await Promise.race([greet(socket, target, proxy), failed.promise]);
    return socket;
  } catch (cause) {
    socket.destroy();
    throw cause;
  } finally {
    clearTimeout(late);
    socket.off('error', broken);
    socket.off('end', broken);
    // Rejected or never: nobody waits for it any more.
    failed.promise.catch(() => undefined);
  }
}

async function greet(socket: Socket, target: { readonly host: string; readonly port: number }, { login }: ProxyLogin): Promise<void> {
  const next = readerOf(socket);
  socket.write(Buffer.from(login === null ? [VERSION, 1, NO_LOGIN] : [VERSION, 2, NO_LOGIN, BY_PASSWORD]));
  const [, method] = await next(2);
  if (method === BY_PASSWORD && login !== null) {
    socket.write(Buffer.concat([Buffer.from([1]), counted(login.user), counted(login.password)]));
    const [, status] = await next(2);
    if (status !== 0) throw new OutboundError('PROXY_LOGIN_NEEDED', 'SOCKS 5');
  } else if (method !== NO_LOGIN) throw new OutboundError(login === null ? 'PROXY_LOGIN_NEEDED' : 'PROXY_UNSUPPORTED', 'SOCKS 5');
  const port = Buffer.alloc(2);
  port.writeUInt16BE(target.port);
  socket.write(Buffer.concat([Buffer.from([VERSION, CONNECT, 0, A_NAME]), counted(target.host), port]));
  const [, reply, , kind] = await next(4);
  if (reply !== 0) throw new OutboundError('PROXY_UNREACHABLE', `SOCKS 5 reply ${String(reply)}`);
  const length = kind === 1 ? 4 : kind === 4 ? 16 : ((await next(1))[0] ?? 0);
  await next(length + 2);
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text).subarray(0, 255);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

/** Reads exactly so many bytes, and leaves the rest in the socket for whoever comes after. */
function readerOf(socket: Socket): (count: number) => Promise<Buffer> {
  return async (count) => {
    for (;;) {
      const bytes: unknown = socket.read(count);
      if (Buffer.isBuffer(bytes)) return bytes;
      await new Promise((resolve) => socket.once('readable', resolve));
    }
  };
}
