import { createCallBook } from './calls/call-book.ts';
import { createPermissionLedger } from './calls/call-permission.ts';
import { callRoutes } from './calls/call-routes.ts';
import { callingRoutes } from './calls/calling-routes.ts';
import { isFinal } from './calls/call-machine.ts';
import { createExchange, type Exchange } from './calls/exchange.ts';
import type { PracticeCall } from './calls/practice-call.ts';
import { ringIn } from './calls/ring-in.ts';
import { createClipPlayer } from './clips/clip-player.ts';
import { callControlRoutes } from './control/call-control-routes.ts';
import { controlRoutes, viewNumber } from './control/control-routes.ts';
import type { PracticeLineNumber } from './control/control-types.ts';
import { createRingScheduler } from './control/ring-schedule.ts';
import { createFaultList } from './http/faults.ts';
import { startHttpServer, type PracticeHttpServer } from './http/http-server.ts';
import { createRequestLog } from './http/request-log.ts';
import { createMessageBook } from './messages/message-book.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { createRealtimeOffice } from './media/realtime-office.ts';
import { createWhatsappPeers } from './media/whatsapp-peer-office.ts';
import { numberRoutes } from './numbers/number-routes.ts';
import { systemClock } from './practice-clock.ts';
import { createPracticeWorld, type PracticeOptions } from './practice-world.ts';
import { createWebhookOffice } from './webhooks/webhook-office.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

/** A running practice line, as plain values: they cross a process boundary. */
export interface PracticeLineAddress {
  /** Base of the Pilot Status API, `http://127.0.0.1:port/v1`. */
  readonly apiBase: string;
  /** Base of the control API, `http://127.0.0.1:port/practice`. */
  readonly controlBase: string;
  /** Goes into the `x-practice-token` header of the control API. */
  readonly controlToken: string;
  readonly numbers: readonly PracticeLineNumber[];
  readonly tenantKey: string;
}

export interface PracticeLine extends PracticeLineAddress {
  /** Ends all calls and leaves no timer, socket or peer behind. */
  stop(): Promise<void>;
}

/** Starts a local Pilot Status with simulated customers. Rejects when the port is taken. `report` hears of failures nobody waits for. */
export async function startPracticeLine(
  options: PracticeOptions = {},
  report: (what: string, cause: unknown) => void = (what, cause) => {
    process.stderr.write(`practice line: ${what} failed: ${String(cause)}\n`);
  },
): Promise<PracticeLine> {
  const clock = systemClock();
  const world = createPracticeWorld({ options, clock, report });
  const office = createWebhookOffice(world);
  const exchange = createExchange({ world, office, book: createCallBook(), permissions: createPermissionLedger(world) });
  const peers = createWhatsappPeers(exchange);
  const faults = createFaultList();
  const log = createRequestLog();
  const messages = createMessageBook();
  const controlToken = options.controlToken ?? world.randomHex(48);
  let server: PracticeHttpServer | undefined;
  const authority = (): string => `127.0.0.1:${String(server?.port ?? 0)}`;
  const realtime = createRealtimeOffice({
    world,
    socketBase: () => `ws://${authority()}`,
    audioOf: (call) => exchange.audioOf(call),
    onMediaLost(call) {
      mediaLost(exchange, call);
    },
  });
  const scheduler = createRingScheduler(world, (number, customer) => {
    ringIn({ exchange, peers, number, customer }).catch((cause: unknown) => {
      report('ring by schedule', cause);
    });
  });
  server = await startHttpServer({
    port: options.port ?? 0,
    routes: [
      ...numberRoutes(world),
      ...callingRoutes(exchange),
      ...messageRoutes(exchange, messages),
      ...callRoutes({ exchange, peers, realtime, clips: createClipPlayer(exchange) }),
      ...webhookRoutes(world, office),
      ...controlRoutes({ token: controlToken, exchange, peers, faults, log, messages, scheduler }),
      ...callControlRoutes({ token: controlToken, exchange, realtime }),
    ],
    faults,
    log,
    clock,
    report,
    onUpgrade(request, socket, head) {
      realtime.onUpgrade(request, socket, head);
    },
  });
  if (options.ringEverySeconds !== undefined) scheduler.set({ everySeconds: options.ringEverySeconds });

  return {
    apiBase: `http://${authority()}/v1`,
    controlBase: `http://${authority()}/practice`,
    controlToken,
    numbers: world.numbers.map(viewNumber),
    tenantKey: world.tenantKey,
    async stop() {
      scheduler.clear();
      office.stop();
      realtime.stop();
      await peers.stop();
      await Promise.all(exchange.book.all().map((call) => closeCall(call)));
      clock.cancelAll();
      await server.stop();
    },
  };
}

/** The end of the world: nothing is announced any more, only closed. */
async function closeCall(call: PracticeCall): Promise<void> {
  for (const cancel of call.cancelTimers) cancel();
  const leg = call.leg;
  call.leg = null;
  await leg?.close();
  call.audio?.close();
}

/** What losing the media socket does to the call depends on the engine behind it, hence the switch. */
function mediaLost(exchange: Exchange, call: PracticeCall): void {
  if (isFinal(call.state)) return;
  const { switches, times } = exchange.world;
  const end = (): void => {
    if (call.leg === null) exchange.step(call, { type: 'hang-up', by: 'customer' });
  };
  if (switches.mediaLoss === 'ends-call') end();
  if (switches.mediaLoss === 'after-grace') exchange.later(call, times.mediaGraceMs, end);
}
