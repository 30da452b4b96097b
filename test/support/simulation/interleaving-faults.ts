import type { KnownCall } from '../../../main/core/events/call-reducer.ts';
import { type CallLife, isPlaced, LISTED_AS } from './call-life.ts';
import type { Told } from './interleaving.ts';

const LONGEST_RING_MS = 60_000;
const TOO_OLD_TO_RING_MS = 90_000;

/** Whether the call must ring, by what was told in which order: the same rule as the product's, written from the other end. */
function mustRing({ observed, ...told }: Told, { fate }: CallLife): boolean {
  if (isPlaced(fate)) return false;
  let [names, says] = [false, false];
  for (const { observation, atMs } of observed) {
    if (observation.status === 'accepted' || observation.status === 'ended') return false;
    names ||= observation.peer !== null;
    says ||= observation.direction !== null;
    if (names && says && atMs <= TOO_OLD_TO_RING_MS) return told.service.direction === 'inbound';
  }
  return false;
}

/** What is wrong with the outcome of a call's news told in some order; empty where nothing is. */
export function interleavingFaults(told: Told, life: CallLife): readonly string[] {
  const { final, service, ringStarts, ringStops, recorded } = told;
  const faults = [...told.faults];
  const want = (isSo: boolean, otherwise: string): void => void (isSo || faults.push(otherwise));
  const rings = mustRing(told, life) ? 1 : 0;
  want(ringStarts === rings, `ring-starts: ${String(ringStarts)} instead of ${String(rings)}`);
  want(ringStops === ringStarts, `ring-stops: ${String(ringStops)} for ${String(ringStarts)} ring-starts`);
  want(told.up === 0, `calls left up: ${String(told.up)}`);

  const answered = service.connectedAt !== null;
  const truth = {
    remoteId: service.remoteId,
    externalId: service.externalId,
    direction: service.direction,
    peer: service.peer,
    status: 'ended',
    outcome: service.outcome,
    answered,
    createdAt: service.createdAt,
  } as const satisfies Partial<KnownCall>;
  for (const [name, value] of Object.entries(truth)) {
    const got = (final as Readonly<Record<string, unknown>> | null)?.[name];
    want(got === value, `final ${name}: ${String(got)} instead of ${String(value)}`);
  }

  const lines = new Map(recorded.map((call) => [call.id, call]));
  const onScreen = isPlaced(life.fate) || ringStarts > 0;
  // Somebody else's call that was never seen here is no line of ours.
  const listed = onScreen || !answered ? 1 : 0;
  want(lines.size === listed, `lines in history: ${String(lines.size)} instead of ${String(listed)}`);
  const reason = [...lines.values()][0]?.reason;
  const expected = expectedReason(told, life, onScreen);
  want(lines.size !== 1 || expected === null || reason === expected, `listed as ${String(reason)} instead of ${String(expected)}`);
  return faults;
}

function expectedReason(told: Told, life: CallLife, onScreen: boolean): string | null {
  if (!onScreen) return 'missed';
  // Rang until it gave up by itself: what came later cannot be asked of that line.
  if (told.rangForMs >= LONGEST_RING_MS) return null;
  if (life.clickMs !== null && !told.clicked) return isPlaced(life.fate) ? null : 'missed';
  return LISTED_AS[life.fate];
}
