import type { SimulatedCall } from './simulated-calls.ts';
import type { SimulationStage } from './simulation-stage.ts';

/** Within what the app must have done its part, in milliseconds after the service did its own. */
export interface CallLimits {
  readonly ringsMs: number;
  /** Where a webhook told of the ring without delay. */
  readonly ringsByWebhookMs: number;
  readonly stopsMs: number;
  readonly endKnownMs: number;
  /** A ring may pause for so long: after what may have been a sleep it is confirmed first. */
  readonly pausesMs: number;
}

/** News that were on their way when the call was over: the read that confirms them comes back this much later. */
const ON_THE_WAY_MS = 700;

/** What the app made of one call, compared with what it was at the service; empty where all is well. Only for calls that nobody here answered. */
export function callFaults(
  { ledger, number, history }: SimulationStage,
  { call, since }: SimulatedCall,
  limits: CallLimits,
): readonly string[] {
  const { peer } = call;
  if (peer === null || since.ringing === undefined) throw new Error('every simulated call rings, and has a customer');
  const faults: string[] = [];
  const want = (isSo: boolean, otherwise: () => string): void => void (isSo || faults.push(otherwise()));
  const { rangAt, stoppedAt, endKnownAt } = ledger.of(peer);
  const [rang = null, stopped = null] = [rangAt[0], stoppedAt.at(-1)];
  const rings = rangAt.filter((at, index) => index === 0 || at - (stoppedAt[index - 1] ?? 0) > limits.pausesMs);
  const rungOut = since.accepted ?? since.ended ?? Number.POSITIVE_INFINITY;
  const rungFor = rungOut - since.ringing;
  const after = (instant: number | null, from: number): string => (instant === null ? 'never' : `${String(instant - from)} ms later`);

  want(rings.length <= 1, () => `rang ${String(rings.length)} times, at ${rangAt.map((at) => at - (since.ringing ?? 0)).join()} ms`);
  want(rang === null || rang <= rungOut + ON_THE_WAY_MS, () => `phantom: began to ring ${after(rang, rungOut)} than it was over`);
  const within = number.webhooks.wasPrompt(peer, 'ringing') ? limits.ringsByWebhookMs : limits.ringsMs;
  if (rungFor > within)
    want(
      rang !== null && rang - (since.ringing ?? 0) <= within,
      () => `rang ${after(rang, since.ringing ?? 0)}, not within ${String(within)} ms`,
    );
  want(stoppedAt.length === rangAt.length, () => `rings ${String(rangAt.length)} times and stops ${String(stoppedAt.length)} times`);
  want(stopped === null || stopped <= Math.max(rungOut, rang ?? 0) + limits.stopsMs, () => `stopped ringing ${after(stopped, rungOut)}`);
  const ended = since.ended;
  if (ended !== undefined) {
    want(endKnownAt !== null && endKnownAt <= ended + limits.endKnownMs, () => `its end was known ${after(endKnownAt, ended)}`);
  }

  const lines = history.all.filter((line) => line.peer === peer);
  const isOurs = rang !== null || call.connectedAt === null;
  want(
    lines.length === (isOurs ? 1 : 0),
    () => `stands ${String(lines.length)} times in the history instead of ${isOurs ? 'once' : 'never'}`,
  );
  const reason =
    call.connectedAt !== null ? 'answered-elsewhere' : call.outcome === 'rejected' && rang !== null ? 'declined-elsewhere' : 'missed';
  want(lines.length !== 1 || lines[0]?.reason === reason, () => `listed as ${String(lines[0]?.reason)} instead of ${reason}`);
  return faults;
}

/** The most requests in any minute, those left out that follow a click of the agent. */
export function mostInAMinute({ number }: SimulationStage): number {
  const clicked = /\/(?:accept|reject|terminate|realtime-session)$|^POST \/calls$/;
  const times = number.requests.filter(({ what }) => !clicked.test(what)).map(({ atMs }) => atMs);
  let [from, most] = [0, 0];
  times.forEach((atMs, index) => {
    while ((times[from] ?? atMs) <= atMs - 60_000) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
