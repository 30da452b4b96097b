/**
 * What the real cloudflared prints, in its own words; where they were seen is said beside the corpus of its lines in
 * test/main/adapters/tunnel/cloudflared/real-lines.ts.
 */
export interface CloudflaredWord {
  readonly level: 'INF' | 'WRN' | 'ERR';
  readonly message: string;
  readonly fields?: Readonly<Record<string, string | number>>;
}

const EDGE = { event: 0, ip: '198.41.200.23' };
const info = (message: string, fields?: CloudflaredWord['fields']): CloudflaredWord =>
  fields === undefined ? { level: 'INF', message } : { level: 'INF', message, fields };

export const REQUESTING: readonly CloudflaredWord[] = [
  info(
    'Thank you for trying Cloudflare Tunnel. Doing so, without a Cloudflare account, is a quick way to experiment and try it out. However, be aware that these account-less Tunnels have no uptime guarantee, are subject to the Cloudflare Online Services Terms of Use (https://www.cloudflare.com/website-terms/), and Cloudflare reserves the right to investigate your use of Tunnels for violations of such terms. If you intend to use Tunnels in production you should use a pre-created named tunnel by following: https://developers.cloudflare.com/cloudflare-one/connections/connect-apps',
  ),
  info('Requesting new quick Tunnel on trycloudflare.com...'),
];

export function boxed(publicUrl: string): readonly CloudflaredWord[] {
  const title = 'Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):';
  const border = `+${'-'.repeat(title.length + 4)}+`;
  const inside = [title, publicUrl].map((text) => `|  ${text.padEnd(title.length)}  |`);
  return [border, ...inside, border].map((message) => info(message));
}

export function starting(metricsPort: number): readonly CloudflaredWord[] {
  return [
    info('Version 2026.5.0 (Checksum cb61fcb41380efff4e2ef0a1eeea23bcddff360e8703f99dbb5c24da1de937b9)'),
    info('GOOS: linux, GOVersion: go1.26.1, GoArch: amd64'),
    info('Generated Connector ID: 19dfd5eb-87fc-4f30-ad94-bc189e47f0bc'),
    info('Initial protocol quic'),
    info(`Starting metrics server on 127.0.0.1:${String(metricsPort)}/metrics`),
    info('Tunnel connection curve preferences: [X25519MLKEM768 CurveP256]', { connIndex: 0, ...EDGE }),
  ];
}

export function registered(connIndex: number): CloudflaredWord {
  const connection = '9e3a4c86-ed8e-449e-9fdf-e44aeaa5c10a';
  return info('Registered tunnel connection', { connIndex, connection, ...EDGE, location: 'gru01', protocol: 'quic' });
}

export function lost(connIndex: number): readonly CloudflaredWord[] {
  const error = 'failed to accept QUIC stream: timeout: no recent network activity';
  return [
    info('Unregistered tunnel connection', { connIndex, ...EDGE }),
    { level: 'ERR', message: 'Failed to serve quic connection', fields: { error, connIndex, ...EDGE } },
    { level: 'ERR', message: 'Serve tunnel error', fields: { error, connIndex, ...EDGE } },
    info('Retrying connection in up to 1s', { connIndex, ...EDGE }),
    { level: 'ERR', message: 'Connection terminated', fields: { error, connIndex } },
  ];
}

export const RATE_LIMITED: CloudflaredWord = {
  level: 'ERR',
  message: 'Error unmarshaling QuickTunnel response: error code: 1015',
  fields: { error: "invalid character 'e' looking for beginning of value", status_code: '429 Too Many Requests' },
};
export const RATE_LIMITED_LAST = "failed to unmarshal quick Tunnel: invalid character 'e' looking for beginning of value";

export const SECRET_REFUSED: readonly CloudflaredWord[] = [
  {
    level: 'ERR',
    message: 'Register tunnel error from server side',
    fields: { error: 'Unauthorized: Invalid tunnel secret', connIndex: 0, ...EDGE },
  },
  info('Retrying connection in up to 2s', { connIndex: 0, ...EDGE }),
];
export const TOKEN_MALFORMED = "Provided Tunnel token is not valid.\nSee 'cloudflared tunnel run --help'.";

/** A line as cloudflared writes it: zerolog's console format, or its JSON. */
export function lineOf({ level, message, fields = {} }: CloudflaredWord, format: 'text' | 'json'): string {
  if (format === 'json') {
    const name = { INF: 'info', WRN: 'warn', ERR: 'error' }[level];
    return JSON.stringify({ level: name, ...fields, time: '2026-05-13T11:56:40Z', message });
  }
  const words = Object.entries(fields).map(
    ([key, value]) => `${key}=${/[\s="]/.test(String(value)) ? JSON.stringify(value) : String(value)}`,
  );
  return [`2026-05-13T11:56:40Z`, level, message, ...words].join(' ');
}
