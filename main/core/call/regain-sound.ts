import { type AppError, appError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { Clock, Log } from '../ports.ts';
import type { LegCall, LegListener } from './call-leg.ts';
import { type Sleeper, sleep } from './pause.ts';

/** Waits before each new session after sound was lost; the token in a session's address is good for one connection. */
const REOPEN_WAITS_MS = [0, 1_000, 2_000] as const;
/** While the service is out of reach no session is spent: it is asked again after this long … */
const LOOK_AGAIN_MS = 1_000;
/** … for so long. Then the customer has left, or should be let go. */
const LONGEST_OUTAGE_MS = 20_000;

/** Between two tries it sleeps. */
export interface LostSound extends Sleeper {
  readonly at: LegCall;
  /** New sessions since sound was last steady. */
  tries: number;
}

/** `spent`: the service gave a session for it. */
export type Connecting = Result<null, AppError> & { readonly spent?: boolean };

/**
 * The way back to sound: read the call; over → finish, still up → a new session, three in a row at most. The service closes the
 * socket on hang-up too, and refuses a second one while it takes the lost one for alive: such a refusal counts as a try.
 */
export function createRegainSound<Sound extends LostSound>(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly listener: LegListener;
  readonly isUp: (sound: Sound) => boolean;
  /** A session, and its socket. */
  readonly connect: (sound: Sound) => Promise<Connecting>;
}): (sound: Sound) => Promise<void> {
  const { clock, log, listener, isUp, connect } = ports;

  return async (sound) => {
    const { call, api, remoteId } = sound.at;
    listener.media(call.id, 'interrupted');
    const outageEndsAt = clock.now() + LONGEST_OUTAGE_MS;
    let last: AppError = appError('media-lost');
    let wait: number = REOPEN_WAITS_MS[sound.tries] ?? 0;
    while (sound.tries < REOPEN_WAITS_MS.length && clock.now() + wait <= outageEndsAt) {
      if (wait > 0) await sleep({ clock, sleeper: sound, milliseconds: wait });
      if (!isUp(sound)) return;
      const read = await api.read(remoteId, false);
      if (!isUp(sound)) return;
      if (read.ok) listener.observed(call.id, read.value);
      if (read.ok && read.value.status === 'ended') return;
      const connected: Connecting = !read.ok && isOutOfReach(read.error) ? read : await connect(sound);
      const isSpent = connected.spent === true || (!connected.ok && !isOutOfReach(connected.error));
      if (isSpent) sound.tries += 1;
      if (connected.ok || !isUp(sound)) return;
      last = connected.error;
      log.warn('sound could not be brought back yet', { code: last.code });
      wait = Math.max(isSpent ? (REOPEN_WAITS_MS[sound.tries] ?? 0) : LOOK_AGAIN_MS, last.retryAfterMs ?? 0);
    }
    listener.mediaFailed(call.id, appError('media-lost', last.code));
  };
}

/** Neither a yes nor a no: the network is gone, or the service is. */
function isOutOfReach({ code }: AppError): boolean {
  return code === 'service-unreachable' || code === 'service-timeout';
}
