import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer as createSocketServer, type AddressInfo, type Server as SocketServer, type Socket } from 'node:net';
import { TEST_SERVER } from './test-authority.ts';

export interface TestProxy {
  readonly port: number;
  /** What it was asked to connect to, `host:port`, in order; refusals too. */
  readonly asked: readonly string[];
  /** Whether each of them came with a login. */
  readonly named: readonly boolean[];
  close(): Promise<void>;
}

export interface TestProxyOrder {
  readonly isSecure?: boolean;
  /** Whom it lets through; anybody where left out. */
  readonly login?: { readonly user: string; readonly password: string };
  /** The scheme it asks for a login by. */
  readonly scheme?: string;
  /** Names have no addresses in tests: everything asked for is at this port of this machine. */
  readonly to: number;
}

/** An HTTP proxy as companies have them: CONNECT alone, with Basic where it asks. */
export async function startTestProxy({ isSecure = false, login, scheme = 'Basic', to }: TestProxyOrder): Promise<TestProxy> {
  const asked: string[] = [];
  const named: boolean[] = [];
  const open = new Set<Socket>();
  const server: Server = isSecure ? createSecureServer(TEST_SERVER) : createServer();
  const wanted = login === undefined ? null : `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
  server.on('connect', (request, near: Socket, head: Buffer) => {
    asked.push(request.url ?? '');
    named.push(request.headers['proxy-authorization'] !== undefined);
    near.on('error', () => near.destroy());
    if (wanted !== null && request.headers['proxy-authorization'] !== wanted) {
      near.end(`HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: ${scheme} realm="x"\r\nconnection: close\r\n\r\n`);
      return;
    }
    const far = connect(to, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.write(head);
      far.pipe(near).pipe(far);
    });
    far.on('error', () => near.destroy());
    open.add(far);
  });
  return listening(server, { asked, named, open });
}

/** A SOCKS 5 proxy that looks names up for us, with user and password where it asks. */
export async function startTestSocks({ login, to }: Pick<TestProxyOrder, 'login' | 'to'>): Promise<TestProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createSocketServer((near) => {
    near.on('error', () => near.destroy());
    serveSocks(near, { asked, open, to, ...(login === undefined ? {} : { login }) }).catch(() => near.destroy());
  });
  return listening(server, { asked, open });
}

async function serveSocks(
  near: Socket,
  { asked, open, to, login }: Pick<TestProxyOrder, 'login' | 'to'> & { readonly asked: string[]; readonly open: Set<Socket> },
): Promise<void> {
  const read = async (count: number): Promise<Buffer> => {
    for (;;) {
      const bytes: unknown = near.read(count);
      if (Buffer.isBuffer(bytes)) return bytes;
      await new Promise((resolve) => near.once('readable', resolve));
    }
  };
  const counted = async (): Promise<string> => (await read((await read(1))[0] ?? 0)).toString('utf8');
  const methods = await read((await read(2))[1] ?? 0);
  const method = login === undefined ? 0 : 2;
  near.write(Buffer.from([5, methods.includes(method) ? method : 0xff]));
  if (!methods.includes(method)) return;
  if (login !== undefined) {
    await read(1);
    const isRight = (await counted()) === login.user && (await counted()) === login.password;
    near.write(Buffer.from([1, isRight ? 0 : 1]));
    if (!isRight) return;
  }
  await read(4);
  const host = await counted();
  asked.push(`${host}:${String((await read(2)).readUInt16BE())}`);
  const far = connect(to, '127.0.0.1', () => {
    // The first bytes of what comes behind travel with the answer, as they may.
    near.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 80]));
    far.pipe(near).pipe(far);
  });
  far.on('error', () => near.destroy());
  open.add(far);
}

async function listening(
  server: Server | SocketServer,
  { asked, named = [], open }: { readonly asked: readonly string[]; readonly named?: readonly boolean[]; readonly open: Set<Socket> },
): Promise<TestProxy> {
  server.on('connection', (socket: Socket) => open.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    named,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
