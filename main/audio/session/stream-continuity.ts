/** A gap longer than this is a stall of the network, or a pause of the service: what follows tells which. */
const GAP_MS = 300;
/** After a stall what was held up comes in a rush; after this long it has come, or never will. */
const RUSH_MS = 500;
/** So much sound missing after that was never sent. */
const PAUSE_MS = 200;
/** The far clock may run slower than ours: so much of a second is forgiven. */
const FORGIVEN = 0.01;
/** Steady for this long is taken for a stream that never pauses; four times as long after each pause that was seen. */
const FIRST_STEADY_MS = 3_000;
const STEADIER = 4;
/** … up to this, so that a link that breaks is still noticed in a call whose service has paused now and then. */
const MOST_STEADY_MS = 48_000;
/** … and, where links were given up for them, to this: six sessions an hour at worst. */
const MOST_MISJUDGED_MS = 600_000;
/** Without a pause for this long, and the last of them does not count any more. */
const FORGOTTEN_MS = 300_000;
/** … and for this many times that long, missing sound speaks against the far side even where something there answers. */
const SURE = 4;

export interface StreamContinuity {
  /** Sound of this length arrived. */
  arrived(soundMs: number, nowMs: number): void;
  /** A new socket: the time in between says nothing. */
  restart(): void;
  /** Silence turned out to be the service's own. */
  paused(): void;
  /** A link was given up for silence that was, or may have been, the service's own. That is not forgotten: each costs a session. */
  misjudged(): void;
  /** Whether missing sound means that the link is broken, unless an answer in the silence says otherwise. */
  readonly isContinuous: boolean;
  /** … whatever answers: a proxy lives on where the sound's source behind it is gone. */
  readonly isSurelyContinuous: boolean;
}

/**
 * Learns whether a service streams all the time or only while somebody speaks. TCP loses nothing: after a stall the sound
 * that was due arrives late, after a pause it does not arrive at all.
 */
export function createStreamContinuity(): StreamContinuity {
  let lastMs: number | null = null;
  let steadySinceMs = 0;
  let missingMs = 0;
  let judgeAtMs: number | null = null;
  let leastNeededMs = FIRST_STEADY_MS;
  let neededMs = FIRST_STEADY_MS;
  let sureMs = SURE * FIRST_STEADY_MS;
  let forgetAtMs = FORGOTTEN_MS;
  let steadyMs = 0;

  const restart = (): void => {
    lastMs = null;
    missingMs = 0;
    judgeAtMs = null;
    steadyMs = 0;
    forgetAtMs = FORGOTTEN_MS;
  };
  const paused = (): void => {
    neededMs = Math.max(leastNeededMs, Math.min(MOST_STEADY_MS, neededMs * STEADIER));
    restart();
  };
  return {
    arrived(soundMs, nowMs) {
      if (lastMs === null) {
        lastMs = nowMs;
        steadySinceMs = nowMs;
        return;
      }
      const sinceMs = nowMs - lastMs;
      lastMs = nowMs;
      missingMs = Math.max(0, missingMs + sinceMs * (1 - FORGIVEN) - soundMs);
      if (sinceMs > GAP_MS) judgeAtMs = nowMs + RUSH_MS;
      if (judgeAtMs !== null && nowMs >= judgeAtMs) {
        judgeAtMs = null;
        if (missingMs > PAUSE_MS) {
          paused();
          return;
        }
      }
      steadyMs = nowMs - steadySinceMs;
      if (steadyMs < forgetAtMs) return;
      forgetAtMs += FORGOTTEN_MS;
      neededMs = Math.max(leastNeededMs, neededMs / STEADIER);
    },
    restart,
    paused,
    misjudged() {
      leastNeededMs = Math.min(MOST_MISJUDGED_MS, leastNeededMs * STEADIER);
      neededMs = Math.max(leastNeededMs, neededMs);
      sureMs *= STEADIER;
      restart();
    },
    get isContinuous() {
      return steadyMs >= neededMs;
    },
    get isSurelyContinuous() {
      return steadyMs >= Math.max(sureMs, SURE * neededMs);
    },
  };
}
