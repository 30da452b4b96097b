import type { LineNews } from '../../../../../main/adapters/tunnel/cloudflared/line-news.ts';

export interface RealLine {
  /** Where it was published. */
  readonly source: string;
  readonly line: string;
  readonly means: LineNews | null;
}

const issue = (number: number): string => `https://github.com/cloudflare/cloudflared/issues/${String(number)}`;
const connected = (connection: string): LineNews => ({ type: 'connected', connection });
const disconnected = (connection: string, why: string | null = null): LineNews => ({ type: 'disconnected', connection, why });
const SILENT = 'Cloudflare does not answer';

/** Lines of the real cloudflared, 2021 to 2026, as people published them; two are composed from its source, and say so. */
export const REAL_LINES: readonly RealLine[] = [
  // A quick tunnel comes up.
  {
    source: issue(456),
    line: '2021-09-03T10:44:38Z INF Thank you for trying Cloudflare Tunnel. Doing so, without a Cloudflare account, is a quick way to experiment and try it out. However, be aware that these account-less Tunnels have no uptime guarantee. If you intend to use Tunnels in production you should use a pre-created named tunnel by following: https://developers.cloudflare.com/cloudflare-one/connections/connect-apps',
    means: null,
  },
  { source: issue(456), line: '2021-09-03T10:44:38Z INF Requesting new quick Tunnel on trycloudflare.com...', means: null },
  {
    source: issue(456),
    line: '2021-09-03T10:44:41Z INF |  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |',
    means: null,
  },
  {
    source: issue(456),
    line: '2021-09-03T10:44:41Z INF |  https://symantec-transferred-lock-revenues.trycloudflare.com                              |',
    means: { type: 'address', publicUrl: 'https://symantec-transferred-lock-revenues.trycloudflare.com' },
  },
  {
    source: 'https://github.com/cloudflare/workers-sdk/pull/12492',
    line: '2026-02-21T14:24:06Z INF |  https://world-pound-folder-structured.trycloudflare.com                                   |',
    means: { type: 'address', publicUrl: 'https://world-pound-folder-structured.trycloudflare.com' },
  },
  {
    source: issue(946),
    line: '2023-04-18T14:06:49Z INF Cannot determine default configuration path. No file [config.yml config.yaml] in [~/.cloudflared ~/.cloudflare-warp ~/cloudflare-warp /etc/cloudflared /usr/local/etc/cloudflared]',
    means: null,
  },
  {
    source: issue(1503),
    line: '2025-07-07T15:38:21Z INF Starting metrics server on 127.0.0.1:20241/metrics',
    means: null,
  },
  // Connections, of now and of earlier versions, as text and as JSON.
  {
    source: 'a setup guide published on GitHub in 2025',
    line: '2025-05-28T14:03:57Z INF Registered tunnel connection connIndex=0 connection=9e3a4c86-ed8e-449e-9fdf-e44aeaa5c10a event=0 ip=198.41.200.193 location=icn05 protocol=quic',
    means: connected('0'),
  },
  {
    source: issue(657),
    line: '2022-06-01T16:23:14Z INF Connection 0e5d1cc4-4493-4a5e-97a8-d5c844f9788d registered connIndex=3 location=EWR',
    means: connected('3'),
  },
  {
    source: `composed: the fields of the line above in the format of ${issue(1033)}`,
    line: '{"level":"info","connIndex":2,"connection":"9e3a4c86-ed8e-449e-9fdf-e44aeaa5c10a","event":0,"ip":"198.41.200.193","location":"icn05","protocol":"quic","time":"2023-11-08T18:37:52Z","message":"Registered tunnel connection"}',
    means: connected('2'),
  },
  {
    source: issue(1033),
    line: '{"level":"info","tunnelID":"*****","time":"2023-11-08T18:37:51Z","message":"Starting tunnel"}',
    means: null,
  },
  {
    source: issue(1530),
    line: '{"level":"info","time":"2025-09-07T13:19:18Z","message":"Registered tunnel connection"}',
    means: null, // shortened by who wrote it: a real one names its connection
  },
  // Connections lost, after sleep and with the network.
  { source: issue(735), line: '2022-08-21T00:22:25Z INF Unregistered tunnel connection connIndex=2', means: disconnected('2') },
  {
    source: issue(735),
    line: '2022-08-21T00:22:25Z WRN Failed to serve quic connection error="failed to accept QUIC stream: timeout: no recent network activity" connIndex=2 ip=198.41.200.13',
    means: disconnected('2', SILENT),
  },
  {
    source: issue(735),
    line: '2022-08-21T00:22:25Z INF Retrying connection in up to 1s seconds connIndex=2 ip=198.41.200.13',
    means: disconnected('2'),
  },
  {
    source: issue(735),
    line: '2022-08-21T00:22:26Z WRN Connection terminated error="timeout: no recent network activity" connIndex=0',
    means: disconnected('0', SILENT),
  },
  {
    source: issue(1339),
    line: '2024-10-16T19:37:29Z ERR Failed to create new quic connection error="failed to dial to edge with quic: timeout: no recent network activity" connIndex=1 event=0 ip=198.41.192.227',
    means: disconnected('1', SILENT),
  },
  {
    source: issue(1503),
    line: '2025-07-07T15:38:26Z ERR Failed to dial a quic connection error="failed to dial to edge with quic: timeout: no recent network activity" connIndex=0 event=0',
    means: disconnected('0', SILENT),
  },
  {
    source: 'https://github.com/homeassistant-apps/app-cloudflared/issues/125',
    line: '2022-07-16T13:12:39Z ERR Unable to establish connection with Cloudflare edge error="TLS handshake with edge error: read tcp 172.30.33.5:48064->198.41.192.47:7844: read: connection reset by peer" connIndex=3 ip=198.41.192.47',
    means: disconnected('3', 'Cloudflare cannot be reached'),
  },
  {
    source: 'https://github.com/homeassistant-apps/app-cloudflared/issues/129',
    line: '2022-07-25T12:47:08Z INF Switching to fallback protocol http2 connIndex=0 ip=198.41.200.193',
    means: null,
  },
  {
    source: 'composed from connection/http2.go of cloudflared',
    line: '2022-07-25T12:47:08Z INF Lost connection with the edge connIndex=1',
    means: disconnected('1'),
  },
  // No new quick tunnel.
  {
    source: 'https://github.com/decolua/9router/issues/1545',
    line: `2026-05-29T09:25:34Z ERR Error unmarshaling QuickTunnel response: error code: 1015 error="invalid character 'e' looking for beginning of value" status_code="429 Too Many Requests"`,
    means: { type: 'rate-limited' },
  },
  {
    source: issue(972),
    line: "failed to unmarshal quick Tunnel: invalid character 'e' looking for beginning of value",
    means: null, // may as well be an outage of theirs
  },
  { source: issue(487), line: 'failed to parse quick Tunnel ID: invalid UUID length: 0', means: null },
  {
    source: issue(555),
    line: 'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: lookup api.trycloudflare.com on 127.0.0.11:53: no such host',
    means: null,
  },
  // A token that is not accepted.
  {
    source: 'https://github.com/ChrispyBacon-dev/DockFlare/issues/101',
    line: 'Provided Tunnel token is not valid.',
    means: { type: 'refused', why: 'the token is malformed' },
  },
  {
    source: issue(426),
    line: '2021-08-02T13:44:44Z ERR Register tunnel error from server side error="Unauthorized: Invalid tunnel secret" connIndex=0',
    means: { type: 'refused', why: 'the token was replaced' },
  },
  {
    source: 'https://github.com/STRRL/cloudflare-tunnel-ingress-controller/issues/119',
    line: '2024-09-11T21:31:15Z ERR Register tunnel error from server side error="Unauthorized: Failed to get tunnel" connIndex=0 event=0 ip=198.41.192.77',
    means: disconnected('0', 'Cloudflare does not know the tunnel yet'), // it passes: issue 657 tells of one that connected in the end
  },
  // Our own receiver was not there: no news of the tunnel, and a line that names the path of a webhook.
  {
    source: 'https://github.com/homeassistant-apps/app-cloudflared/issues/671',
    line: '2024-07-10T16:20:29Z ERR Request failed error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp 192.168.3.180:3000: i/o timeout" connIndex=2 dest=https://graphs.tifflabs.org/ event=0 ip=198.41.192.37 type=http',
    means: null,
  },
  {
    source: 'https://github.com/homeassistant-apps/app-cloudflared/issues/671',
    line: '2024-07-10T16:21:59Z ERR  error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp 192.168.3.180:3000: i/o timeout" connIndex=0 event=1 ingressRule=4 originService=http://192.168.3.180:3000',
    means: null,
  },
  // It is told to end.
  { source: issue(632), line: '2022-04-26T13:19:06Z INF Initiating graceful shutdown due to signal terminated ...', means: null },
  { source: issue(632), line: '2022-04-26T13:19:06Z INF Unregistered tunnel connection connIndex=0', means: disconnected('0') },
  { source: issue(632), line: '2022-04-26T13:19:06Z INF Tunnel server stopped', means: null },
];
