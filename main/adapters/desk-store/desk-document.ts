import { AGENT_STATUSES, LONGEST_STATUS_MINUTES, type PresenceState } from '#contract/presence.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { z } from 'zod';
import type { PlacedWindow, WindowPlace } from '../../core/alerts/window-places.ts';

/** A clock that was set back a little since then. */
const MOST_AHEAD_MS = 60_000;

const instant = z.number().transform(unixMs);
const coordinate = z.number().int().min(-100_000).max(100_000);
const size = z.number().int().min(1).max(100_000);
const place = z.object({ x: coordinate, y: coordinate, width: size, height: size });

const presence = z.object({ status: z.enum(AGENT_STATUSES), since: instant, until: instant.nullable() });
const deskDocument = z.object({
  version: z.literal(1),
  presence: presence.nullable().catch(null),
  // What a later version kept of another window is no damage.
  places: z.object({ main: place.nullable().catch(null), mini: place.nullable().catch(null) }).catch({ main: null, mini: null }),
});

/** What the desk looked like when the app ended. */
export interface KeptDesk {
  readonly presence: PresenceState | null;
  readonly places: Readonly<Record<PlacedWindow, WindowPlace | null>>;
}

export const EMPTY_DESK: KeptDesk = { presence: null, places: { main: null, mini: null } };

/** Null where the document is damaged, or of a version whose words we would misread. */
export function readDesk(document: unknown, now: UnixMs): KeptDesk | null {
  const read = deskDocument.safeParse(document);
  if (!read.success) return null;
  const kept = read.data.presence;
  return { presence: kept !== null && isSensible(kept, now) ? { ...kept, next: null } : null, places: read.data.places };
}

function isSensible({ since, until }: Pick<PresenceState, 'since' | 'until'>, now: UnixMs): boolean {
  if (since - now > MOST_AHEAD_MS) return false;
  return until === null || until - since <= (LONGEST_STATUS_MINUTES + 24 * 60) * 60_000;
}

export function deskDocumentOf({ presence: kept, places }: KeptDesk): Readonly<Record<string, unknown>> {
  return { version: 1, presence: kept === null ? null : { status: kept.status, since: kept.since, until: kept.until }, places };
}
