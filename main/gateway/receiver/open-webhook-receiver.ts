import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import type { EventLog } from '../../core/events/event-log.ts';
import { member, shortText } from '../../core/events/json-reader.ts';
import { inBackground } from '../../core/in-background.ts';
import type { Log } from '../../core/ports.ts';
import { webhookEventId } from '../log/event-id.ts';
import { hookPaths } from './hook-paths.ts';
import { type Answer, type HookFile, hookServer } from './hook-server.ts';
import { receivedBody } from './received-body.ts';
import { isSigned } from './signature.ts';
import type { Delivery, HookTokens, ReceiverCounts, WebhookReceiver } from './webhook-receiver.ts';

const TOKEN_BYTES = 16;
const LONGEST_NONCE = 128;
const RETRY_AFTER_SECONDS = 2;

type Target = { readonly kind: 'hook'; readonly lineId: LineId } | { readonly kind: 'probe' };

export interface ReceiverTools {
  readonly eventLog: Pick<EventLog, 'append'>;
  readonly tokens: HookTokens;
  readonly now: () => UnixMs;
  /** What an instant of ours may be at the sender, whose clock need not agree with ours; none given: it agrees. */
  readonly theirs?: (instant: UnixMs) => readonly UnixMs[];
  readonly log: Log;
  /** 0 for any. */
  readonly port?: number;
  /** Asked at every delivery; none: deliveries are not signed. Two while one replaces the other. */
  readonly secrets?: () => readonly string[];
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('hex');
}

/** Opens the receiver on 127.0.0.1. Fails with `tunnel-port-taken` where the port is not to be had. */
export async function openWebhookReceiver(tools: ReceiverTools): Promise<Result<WebhookReceiver, AppError>> {
  const { eventLog, tokens, now, log, secrets = () => [], theirs = (instant) => [instant] } = tools;
  const paths = hookPaths<Target>();
  const files = hookPaths<HookFile>();
  const openHooks = new Map<LineId, Set<() => void>>();
  const probeListeners = new Set<(nonce: string) => void>();
  const deliveryListeners = new Set<(delivery: Delivery) => void>();
  const probePath = `/probe/${newToken()}`;
  paths.add(probePath, { kind: 'probe' });
  const counts = { taken: 0, repeated: 0, unsigned: 0, malformed: 0, turnedAway: 0 } satisfies ReceiverCounts;
  let turn: Promise<unknown> = Promise.resolve();

  function malformed(status: 400 | 413 | 415): Answer {
    counts.malformed += 1;
    return { status };
  }

  function takeProbe(body: Buffer): Answer {
    const received = receivedBody(body);
    const nonce = received.ok ? shortText(member(received.value, 'nonce'), LONGEST_NONCE) : null;
    if (nonce === null) return malformed(received.ok ? 400 : received.status);
    for (const listener of [...probeListeners]) listener(nonce);
    return { status: 204 };
  }

  async function takeEvent(lineId: LineId, headers: IncomingHttpHeaders, body: Buffer): Promise<Answer> {
    const keys = secrets();
    const receivedAt = now();
    if (keys.length > 0 && !theirs(receivedAt).some((nowMs) => isSigned({ headers, body, nowMs }, keys))) {
      counts.unsigned += 1;
      return { status: 401 };
    }
    const received = receivedBody(body);
    if (!received.ok) return malformed(received.status);
    const eventId = webhookEventId(lineId, headers, received.value);
    const appended = await eventLog.append({ eventId, lineId, source: 'webhook', receivedAt, body: received.text });
    if (!appended.ok) {
      counts.turnedAway += 1;
      return { status: 503, retryAfterSeconds: RETRY_AFTER_SECONDS };
    }
    if (appended.value.duplicate) counts.repeated += 1;
    else counts.taken += 1;
    for (const listener of [...deliveryListeners]) listener({ lineId, body: received.text, repeated: appended.value.duplicate });
    return { status: 204 };
  }

  async function listen(wanted: number): Promise<Result<{ readonly server: FastifyInstance; readonly port: number }, AppError>> {
    const server = hookServer<Target>(
      {
        file: (path) => files.find(path),
        find: (path) => paths.find(path),
        take: (target, { headers, body }) => (target.kind === 'probe' ? takeProbe(body) : takeEvent(target.lineId, headers, body)),
        refused: malformed,
      },
      log,
    );
    try {
      await server.listen({ host: '127.0.0.1', port: wanted });
    } catch (cause) {
      await server.close();
      return fail(appError('tunnel-port-taken', cause instanceof Error ? cause.message : String(cause)));
    }
    const address = server.server.address();
    return ok({ server, port: typeof address === 'object' && address !== null ? address.port : wanted });
  }

  /** Whoever is still sending to it is cut off; the sender tries again, and finds the new port. */
  async function shut(server: FastifyInstance): Promise<void> {
    server.server.closeAllConnections();
    await server.close();
  }

  function tokenOf(lineId: LineId): string {
    const token = tokens.read(lineId) ?? newToken();
    try {
      tokens.keep(lineId, token);
    } catch (cause) {
      log.error('a webhook address will not outlast a restart', {
        line: lineId,
        why: cause instanceof Error ? cause.message : String(cause),
      });
    }
    return token;
  }

  const first = await listen(tools.port ?? 0);
  if (!first.ok) return first;
  let current = first.value;

  async function move(wanted: number): Promise<Result<number, AppError>> {
    if (wanted === current.port) return ok(current.port);
    const next = await listen(wanted);
    if (!next.ok) return next;
    const before = current.server;
    current = next.value;
    inBackground('closing the former port of webhooks', shut(before), log);
    return ok(current.port);
  }

  return ok({
    port: () => current.port,
    listenOn(wanted) {
      const moved = turn.then(() => move(wanted));
      turn = moved.catch(() => undefined); // whoever asked hears of it
      return moved;
    },
    open(lineId) {
      const path = `/hooks/${encodeURIComponent(lineId)}/${tokenOf(lineId)}`;
      const remove = paths.add(path, { kind: 'hook', lineId });
      const hooks = openHooks.get(lineId) ?? new Set();
      openHooks.set(lineId, hooks.add(remove));
      return {
        path,
        close() {
          remove();
          hooks.delete(remove);
        },
      };
    },
    offerFile({ bytes, type, suffix }) {
      const path = `/files/${newToken()}${suffix}`;
      const { promise, resolve } = Promise.withResolvers<void>();
      return { path, fetched: promise, close: files.add(path, { bytes, type, fetched: resolve }) };
    },
    forget(lineId) {
      for (const remove of openHooks.get(lineId) ?? []) remove();
      openHooks.delete(lineId);
      tokens.forget(lineId);
    },
    probePath,
    onProbe(listener) {
      probeListeners.add(listener);
      return () => void probeListeners.delete(listener);
    },
    onDelivery(listener) {
      deliveryListeners.add(listener);
      return () => void deliveryListeners.delete(listener);
    },
    counts: () => ({ ...counts }),
    async close() {
      await turn;
      await shut(current.server);
    },
  });
}
