import { appError, type AppError } from '#contract/errors.ts';
import type { NetworkProof, ProvenWay } from '#contract/network.ts';
import type { Result } from '#contract/result.ts';
import { outboundRefusal } from '../../core/network/outbound-refusal.ts';
import type { OutboundWay, WayTo } from '../../core/network/outbound-way.ts';

const WITHIN_MS = 8_000;

export interface WaysOut {
  readonly fetch: typeof globalThis.fetch;
  readonly wayTo: WayTo;
  /** Tries the handshake of a WebSocket there; ok also where the service does not want it, for then it was reached. */
  readonly handshake: (url: string, way: OutboundWay) => Promise<Result<null, AppError>>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** Goes to the service and back on both ways that calls need. Whatever it answers, it was reached. */
export async function proveWays(apiBase: string, { fetch, wayTo, handshake, now }: WaysOut): Promise<NetworkProof> {
  const { proxy } = await wayTo(apiBase);
  const started = now();
  const proven = (result: Result<null, AppError>): ProvenWay => (result.ok ? { ok: true, tookMs: Math.round(now() - started) } : result);
  const soundUrl = `${apiBase.replace(/^http/, 'ws').replace(/^(wss?:\/\/[^/]+).*$/, '$1')}/`;
  const [requests, sound] = await Promise.all([
    reached(fetch, apiBase).then(proven),
    wayTo(soundUrl)
      .then((way) => handshake(soundUrl, way))
      .then(proven),
  ]);
  return { via: proxy === null ? null : `${proxy.host}:${String(proxy.port)}`, requests, sound };
}

async function reached(fetch: typeof globalThis.fetch, url: string): Promise<Result<null, AppError>> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(WITHIN_MS) });
    await response.body?.cancel();
    return { ok: true, value: null };
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'TimeoutError') return { ok: false, error: appError('service-timeout') };
    const cause = thrown instanceof Error ? thrown.cause : undefined;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    return { ok: false, error: outboundRefusal(code) ?? appError('service-unreachable', code) };
  }
}
