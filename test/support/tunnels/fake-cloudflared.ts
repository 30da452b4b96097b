import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import {
  boxed,
  lineOf,
  lost,
  RATE_LIMITED,
  RATE_LIMITED_LAST,
  registered,
  REQUESTING,
  SECRET_REFUSED,
  starting,
  TOKEN_MALFORMED,
  type CloudflaredWord,
} from './cloudflared-words.ts';
import type { ControlOrder, ControlReport } from './control-messages.ts';
import { openLoopbackProxy, type LoopbackProxy } from './loopback-proxy.ts';

// Stands in for the program cloudflared: prints what the real one prints and carries requests on loopback.
//   fake-cloudflared.ts <control port> tunnel … (--url http://127.0.0.1:<port> | run)
// It ends when its owner, the test, closes the control connection.

const [controlPort = '', ...args] = process.argv.slice(2);
const quickUrl = args.includes('--url') ? (args[args.indexOf('--url') + 1] ?? '') : null;
const token = process.env['TUNNEL_TOKEN'] ?? null;
const settings = Object.keys(process.env).filter((name) => name.toUpperCase().startsWith('TUNNEL_'));

let format: 'text' | 'json' = 'text';
let proxy: LoopbackProxy | null = null;
const mayPrint = Promise.withResolvers<void>();

const print = (text: string): boolean => process.stderr.write(text);
const say = (...words: readonly CloudflaredWord[]): void => {
  for (const word of words) print(`${lineOf(word, format)}\n`);
};
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The error's text goes out before the process does. */
function failWith(text: string, code: number): void {
  process.stderr.write(`${text}\n`, () => process.exit(code));
}

async function comeUp(order: Extract<ControlOrder, { readonly type: 'start' }>, tell: (report: ControlReport) => void): Promise<void> {
  const { how } = order;
  format = order.format;
  if (quickUrl !== null) say(...REQUESTING);
  if (how.start === 'rate-limited' && quickUrl !== null) {
    say(RATE_LIMITED);
    failWith(RATE_LIMITED_LAST, 1);
    return;
  }
  if (how.start === 'refused' && quickUrl === null) {
    if (token === null || !token.startsWith('eyJ')) {
      failWith(TOKEN_MALFORMED, 255);
      return;
    }
    // The real one goes on asking, with growing pauses, for ever.
    say(...starting(20_241), ...SECRET_REFUSED);
    return;
  }
  if (how.start === 'stillborn') {
    failWith(
      'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: lookup api.trycloudflare.com on 127.0.0.11:53: no such host',
      1,
    );
    return;
  }
  if (how.start === 'never') return;
  if (how.start === 'slowly') await pause(how.afterMs);
  proxy = await openLoopbackProxy({
    port: order.publicPort,
    localPort: quickUrl === null ? order.localPort : Number(new URL(quickUrl).port),
    carriage: order.carriage,
  });
  tell({ type: 'up', publicUrl: proxy.url });
  await mayPrint.promise;
  if (how.start === 'babbling') await babble();
  if (quickUrl !== null) say(...boxed(proxy.url));
  say(...starting(20_241));
  if (how.start === 'babbling') await printInPieces(`${lineOf(registered(0), format)}\n`);
  else say(registered(0));
}

/** Garbage, a stranger's address, a line that never ends, and text cut in the middle of a letter. */
async function babble(): Promise<void> {
  print('{"level":"info","message":\n\u0000\u0007|||\n');
  say({
    level: 'ERR',
    message: '',
    fields: { error: 'Post "https://api.trycloudflare.com/tunnel": EOF', url: 'https://evil.trycloudflare.com' },
  });
  say(
    { level: 'INF', message: '|  https://trycloudflare.com.evil.example  |' },
    { level: 'INF', message: 'https://other.trycloudflare.com' },
  );
  print(`2026-05-13T11:56:40Z INF ${'x'.repeat(20_000)} Registered tunnel connection connIndex=3\n`);
  await printInPieces('2026-05-13T11:56:40Z INF Olá, túnel\r\n');
}

async function printInPieces(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) {
    process.stderr.write(bytes.subarray(at, at + 7));
    if (at % 35 === 0) await pause(1);
  }
}

function obey(order: ControlOrder, tell: (report: ControlReport) => void): void {
  switch (order.type) {
    case 'start':
      comeUp(order, tell).catch((cause: unknown) => failWith(String(cause), 1));
      return;
    case 'print-address':
      mayPrint.resolve();
      return;
    case 'carry':
      proxy?.carry(order.carriage);
      tell({ type: 'done' });
      return;
    case 'connect':
      if (order.connected) say(registered(0));
      else say(...lost(0));
      tell({ type: 'done' });
      return;
    case 'exit':
      process.exit(order.code);
  }
}

const control: Socket = createConnection(Number(controlPort), '127.0.0.1');
const tell = (report: ControlReport): void => void control.write(`${JSON.stringify(report)}\n`);
control.on('connect', () => tell({ type: 'hello', pid: process.pid, args, token, settings }));
control.on('error', () => process.exit(3));
control.on('close', () => process.exit(3));
createInterface({ input: control }).on('line', (line) => obey(JSON.parse(line) as ControlOrder, tell)); // from the test that owns it
process.on('SIGTERM', () => {
  say({ level: 'INF', message: 'Initiating graceful shutdown due to signal terminated ...' });
  process.exit(0);
});
