import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { maskedNumbers } from '../adapters/log/masked-number.ts';
import { openLineApi } from '../adapters/pilot-status/open-line-api.ts';
import { openWebhookApi } from '../adapters/pilot-status/open-webhook-api.ts';
import { tunnelProviderFor } from '../adapters/tunnel/tunnel-provider-for.ts';
import { serviceOffsets } from '../core/events/service-offset.ts';
import type { Log } from '../core/ports.ts';
import { openEventIntake } from '../gateway/event-intake.ts';
import { openEventLog } from '../gateway/log/open-event-log.ts';
import { keepRetention } from '../gateway/log/retention.ts';
import { openWebhookReceiver } from '../gateway/receiver/open-webhook-receiver.ts';
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

  const events = openEventLog({
    path: join(folder, 'events.sqlite'),
    now: clock.now,
    log,
    problemLater: ({ code, detail = '' }) => log.error('event log', { code, detail }),
  });
  const { eventLog, tokens, problem } = events;
  if (problem !== null) log.error('event log', { code: problem.code, detail: problem.detail ?? '' });
  // A gateway whose events last until quit is worse than none: its 2xx would be a lie.
  if (problem?.code === 'storage-unavailable') throw new Error(`the event log cannot be used: ${problem.detail ?? ''}`);
  const opened = await openWebhookReceiver({ eventLog, tokens, now: clock.now, log, port: order.port, secrets: () => order.signatures });
  if (!opened.ok) {
    await eventLog.close();
    throw new Error(`webhooks cannot be received: ${opened.error.detail ?? opened.error.code}`);
  }
  const receiver = opened.value;
  const lines: WatchedLine[] = [];
  // Before anything is asked of the service: a port that is taken must leave no webhook behind.
  const status = await openStatusServer(order.statusPort, () => ({
    lines: lines.map((line) => line.status()),
    tunnel: intake.tunnel.status(),
    log: eventLog.head(),
    webhooks: receiver.counts(),
  }));
  const stopRetention = keepRetention({ eventLog, clock, log });
  const stopTelling = eventLog.subscribe(eventLog.head(), null, tellEvents(log, mask));

  const offsets = serviceOffsets(clock.now);
  const requests = { fetch: globalThis.fetch, log, offsets };
  const intake = openEventIntake({
    clock,
    log,
    eventLog,
    receiver,
    tunnelFor: tunnelProviderFor({ clock, log, random: Math.random, folder: join(folder, 'tunnel'), env: process.env, forkNgrok }),
    openWebhookApi: (access) => openWebhookApi(access, requests),
    offsets,
    random: Math.random,
    fetch: globalThis.fetch,
  });
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
      await intake.stop();
      await receiver.close();
      stopRetention();
      stopTelling();
      await eventLog.close();
      log.info('stopped');
    },
  };
}
