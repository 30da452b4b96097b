import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { TunnelSettings } from '#contract/tunnel.ts';
import { environmentLines } from '../core/line/environment-lines.ts';
import type { LineAccess } from '../core/ports.ts';

export const USAGE = `npm run gateway -- [options]

  --port N               where webhooks are received on 127.0.0.1 (default 0: any)
  --status-port N        where GET /status is answered on 127.0.0.1 (default 0: any)
  --data FOLDER          where events are kept (default ~/.pilot-gateway)
  --public-url URL       the https address of a reverse proxy of your own that leads to --port
  --tunnel NAME          cloudflared, ngrok or none (default none: lines are polled)
  --help

Secrets come in the environment and never on the command line, which every user of the machine can read:

  PILOT_STATUS_API_KEYS         keys of the numbers, separated by commas
  PILOT_STATUS_API_URL          base address of the API, where it is not the service's own
  PILOT_STATUS_WEBHOOK_SECRETS  the secret of signed webhooks; two, separated by a comma, while one replaces the other
  PILOT_TUNNEL_TOKEN            ngrok's authtoken, or the token of a named cloudflared tunnel (then with --public-url and --port)
`;

/** What the gateway was asked to do. */
export interface GatewayOrder {
  readonly folder: string;
  readonly port: number;
  readonly statusPort: number;
  readonly accesses: readonly LineAccess[];
  readonly tunnel: TunnelSettings;
  readonly token: string | null;
  readonly signatures: readonly string[];
}

const VARIABLES = ['PILOT_STATUS_API_KEYS', 'PILOT_STATUS_API_URL', 'PILOT_TUNNEL_TOKEN', 'PILOT_STATUS_WEBHOOK_SECRETS'] as const;
export type GatewayEnvironment = Readonly<Partial<Record<(typeof VARIABLES)[number], string | undefined>>>;

/** Reads our variables and takes them out, so that no process started from here on inherits them. */
export function takeGatewayEnvironment(environment: NodeJS.ProcessEnv): GatewayEnvironment {
  const taken = Object.fromEntries(VARIABLES.map((name) => [name, environment[name]]));
  for (const name of VARIABLES) delete environment[name];
  return taken;
}

const wrong = (why: string): Result<never, AppError> => fail(appError('invalid-input', why));

function portOf(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

function tunnelOf(given: {
  readonly name: string;
  readonly url: string | undefined;
  readonly port: number;
  readonly token: string | null;
}): Result<TunnelSettings, AppError> {
  const { name, url, port, token } = given;
  if (url !== undefined && port === 0) return wrong('--public-url needs --port: the other end must know where to go');
  switch (name) {
    case 'none':
      return ok(url === undefined ? { provider: 'none' } : { provider: 'own-url', url, localPort: port });
    case 'ngrok':
      return ok({ provider: 'ngrok', domain: url === undefined ? null : url.replace(/^https:\/\//, '') });
    case 'cloudflared':
      if (token === null && url !== undefined) return wrong('a named cloudflared tunnel needs PILOT_TUNNEL_TOKEN');
      if (token !== null && url === undefined) return wrong('a named cloudflared tunnel needs --public-url and --port');
      return ok(
        url === undefined
          ? { provider: 'cloudflared-quick', program: null }
          : { provider: 'cloudflared-named', program: null, url, localPort: port },
      );
    default:
      return wrong('--tunnel is cloudflared, ngrok or none');
  }
}

function parsed(args: readonly string[]): Result<ReturnType<typeof parseSwitches>, AppError> {
  try {
    return ok(parseSwitches(args));
  } catch (cause) {
    return wrong(cause instanceof Error ? cause.message : 'unknown options');
  }
}

function parseSwitches(
  args: readonly string[],
): Readonly<{ port: string; 'status-port': string; data: string; 'public-url'?: string; tunnel: string; help: boolean }> {
  return parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      'status-port': { type: 'string', default: '0' },
      data: { type: 'string', default: join(homedir(), '.pilot-gateway') },
      'public-url': { type: 'string' },
      tunnel: { type: 'string', default: 'none' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

/** The order in a command line and its environment; `help` where that was asked for. Fails with a sentence in `detail`. */
export function readGatewayOrder(args: readonly string[], environment: GatewayEnvironment): Result<GatewayOrder | 'help', AppError> {
  const switches = parsed(args);
  if (!switches.ok) return switches;
  const { port: wanted, 'status-port': wantedStatus, data, 'public-url': url, tunnel: name, help } = switches.value;
  if (help) return ok('help');
  const [port, statusPort] = [portOf(wanted), portOf(wantedStatus)];
  if (port === null || statusPort === null) return wrong('a port is a number from 0 to 65535');
  const token = environment.PILOT_TUNNEL_TOKEN?.trim() || null;
  const tunnel = tunnelOf({ name, url, port, token });
  if (!tunnel.ok) return tunnel;
  const { accesses, signatures } = environmentLines(environment);
  if (!accesses.ok) return accesses;
  if (accesses.value.length === 0) return wrong('PILOT_STATUS_API_KEYS names no key');
  return ok({ folder: resolve(data), port, statusPort, accesses: accesses.value, tunnel: tunnel.value, token, signatures });
}
