import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { maskedNumbers } from '../adapters/log/masked-number.ts';
import { openLineApi } from '../adapters/pilot-status/open-line-api.ts';
import { openWebhookApi } from '../adapters/pilot-status/open-webhook-api.ts';
import { tunnelProviderFor } from '../adapters/tunnel/tunnel-provider-for.ts';
import { openIntake } from '../compose/open-intake.ts';
import { serviceOffsets } from '../core/events/service-offset.ts';
import type { Log } from '../core/ports.ts';
import { requestGates } from '../gateway/request-gate.ts';
import { forkNgrok } from './fork-ngrok.ts';
import type { GatewayOrder } from './gateway-order.ts';
import { openStatusServer } from './status-server.ts';
import { tellEvents } from './tell-events.ts';
import { type WatchedLine, watchLine } from './watched-line.ts';

export interface RunningGateway {
  /** Takes the webhooks back, then closes what is open. */
  readonly stop: () => Promise<void>;
}

/** The composition root of the gateway without windows: the same log, receiver, tunnel and feeds as in the app. Throws where it cannot do its work. */
export async function composeGateway(order: GatewayOrder, log: Log): Promise<RunningGateway> {
  const { folder, tunnel } = order;
  const clock = systemClock;
  const mask = maskedNumbers();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  log.info('starting', { data: folder, lines: order.accesses.length, tunnel: tunnel.provider });

  const offsets = serviceOffsets(clock.now, clock.jumps);
  const requests = { fetch: globalThis.fetch, log, offsets };
  const intake = await openIntake({
    ...order,
    clock,
    log,
    offsets,
    gates: requestGates(clock),
    isServiceHere: false,
    tunnelFor: tunnelProviderFor({ clock, log, random: Math.random, folder: join(folder, 'tunnel'), env: process.env, forkNgrok }),
    openWebhookApi: (access) => openWebhookApi(access, requests),
    tell: ({ code, detail = '' }) => log.error('event log', { code, detail }),
  });
  const { eventLog, receiver } = intake;
  for (const { code, detail = '' } of intake.problems) log.error('event log', { code, detail });
  // A gateway whose events last until quit is worse than none: its 2xx would be a lie.
  const unusable = intake.problems.find(({ code }) => code === 'storage-unavailable');
  if (unusable !== undefined) {
    await intake.stop();
    throw new Error(`the event log cannot be used: ${unusable.detail ?? ''}`);
  }
  const lines: WatchedLine[] = [];
  // Before anything is asked of the service: a port that is taken must leave no webhook behind.
  const status = await openStatusServer(order.statusPort, () => ({
    lines: lines.map((line) => line.status()),
    tunnel: intake.tunnel.status(),
    log: eventLog.head(),
    webhooks: receiver.counts(),
  }));
  const stopTelling = eventLog.subscribe(eventLog.head(), null, tellEvents(log, mask));
  const stopTunnelNews = intake.tunnel.listen((status) =>
    log.info('tunnel', { state: status.state, error: status.state === 'failed' ? status.error.code : null }),
  );
  intake.tunnel.use(tunnel, order.token);
  for (const access of order.accesses) {
    lines.push(watchLine({ access, api: openLineApi(access, requests), openFeed: intake.openFeed, clock, log, mask }));
  }
  log.info('ready', { receiver: `127.0.0.1:${String(receiver.port())}`, status: `http://127.0.0.1:${String(status.port)}/status` });

  return {
    async stop() {
      log.info('stopping');
      await status.close();
      await Promise.all(lines.map((line) => line.stop()));
      stopTunnelNews();
      stopTelling();
      await intake.stop();
      log.info('stopped');
    },
  };
}
