import type { AppError } from '#contract/errors.ts';
import type { Call, CallId } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import type { Result } from '#contract/result.ts';
import { assertNever } from '../assert-never.ts';
import type { RemoteCall } from '../events/observation.ts';
import { inBackground } from '../in-background.ts';
import { createLastSeen } from '../last-seen.ts';
import type { Clock, Log, PlacedCall } from '../ports.ts';
import { acceptCall } from './accept-call.ts';
import type { CallEffect, CallEvent } from './call-event.ts';
import type { CallLeg, LegCall } from './call-leg.ts';
import type { DeskLine } from './desk-line.ts';
import { isPassing, mayBeCarriedOut } from './is-passing.ts';
import { createOrphanWatch } from './orphan-watch.ts';
import { pause } from './pause.ts';
import { placeCall } from './place-call.ts';

/** The call an effect belongs to, with everything needed to perform it. `at` is null until the service has given an id. */
export interface EffectScene {
  readonly call: Call;
  readonly line: Pick<DeskLine, 'id' | 'api' | 'preAccept'>;
  readonly leg: CallLeg;
  readonly at: LegCall | null;
}

export interface EffectRunner {
  /** Starts the effect; its outcome comes back as an event. */
  perform(effect: CallEffect, scene: EffectScene): void;
  /** Resolves when nothing is under way; for one line where it is named. */
  settled(lineId?: LineId): Promise<void>;
  /** The app quits: a service that does not take a hang-up within this time is not told again. */
  hurry(milliseconds: number): void;
}

const MOST_OURS = 1_000;
/** Waits before each try to tell the service that we are out: unlike `place`, these may be repeated. */
const LEAVE_WAITS_MS = [0, 1_000, 3_000] as const;
/** However much longer the service asks for: the customer is in a call that nobody is in any more. */
const LONGEST_LEAVE_WAIT_MS = 60_000;

/** The only place where a step of the call machine becomes a request. */
export function createEffectRunner(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly send: (callId: CallId, event: CallEvent) => void;
  /** Ties the call to its ids; false when the call has left the book meanwhile. */
  readonly placed: (call: Call, ids: PlacedCall) => boolean;
  readonly observed: (lineId: LineId, remote: RemoteCall) => void;
  readonly knownIds: (lineId: LineId) => ReadonlySet<string>;
  readonly record: (call: Extract<Call, { phase: 'ended' }>) => void;
  /** The service knows that we are out of the call, or will never know it of this one. */
  readonly left: (callId: CallId) => void;
}): EffectRunner {
  const { clock, log, send } = ports;
  const startedAt = clock.now();
  const underWay = new Map<Promise<unknown>, LineId>();
  let leaveBy = Number.POSITIVE_INFINITY;
  const placing = new Set<Call>();
  /** Orphans are looked for in the minutes after a call was placed. */
  const ours = createLastSeen<string>(MOST_OURS);
  const orphans = createOrphanWatch({
    clock,
    log,
    isOurs: (remoteId) => ours.has(remoteId),
    isPlacing: ({ lineId, peer }) => [...placing].some((call) => call.lineId === lineId && call.peer === peer),
  });

  const start = (what: string, { line }: EffectScene, work: Promise<unknown>): void => {
    underWay.set(work, line.id);
    inBackground(
      what,
      work.finally(() => underWay.delete(work)),
      log,
    );
  };

  const leave = async (scene: EffectScene, verb: 'reject' | 'terminate'): Promise<void> => {
    const { at, call } = scene;
    // Nothing to leave: placing is still under way. When it succeeds, the ended call asks again.
    if (at === null) return;
    let askedForMs = 0;
    for (const usual of LEAVE_WAITS_MS) {
      const wait = Math.max(usual, askedForMs);
      if (wait > 0) {
        if (clock.now() + wait > leaveBy) return;
        await pause(clock, wait);
      }
      const left = await at.api[verb](at.remoteId);
      // Gone is what we wanted.
      if (left.ok || left.error.code === 'call-gone') return ports.left(call.id);
      log.warn(`${verb} failed`, { code: left.error.code });
      if (!isPassing(left.error)) return ports.left(call.id);
      askedForMs = Math.min(LONGEST_LEAVE_WAIT_MS, left.error.retryAfterMs ?? 0);
    }
  };

  const failingMedia = async (callId: CallId, work: Promise<Result<null, AppError>>): Promise<void> => {
    const opened = await work;
    if (!opened.ok) send(callId, { type: 'media-failed', error: opened.error });
  };

  const accept = async (scene: EffectScene, at: LegCall): Promise<void> => {
    const { call, leg } = scene;
    const isResumed = call.createdAt < startedAt;
    const outcome = await acceptCall({ at, leg, clock, isResumed, observed: (remote) => ports.observed(call.lineId, remote) });
    // Before the call ends, which takes the description away.
    const given = !outcome.ok && mayBeCarriedOut(outcome.error) ? await leg.answerGiven(call.id) : null;
    send(call.id, outcome.ok ? { type: 'accepted' } : { type: 'accept-failed', error: outcome.error });
    if (given === null) return;
    inBackground('watching for a lost accept', orphans.watchAccept({ at, given, end: () => leave({ ...scene, at }, 'terminate') }), log);
  };

  const place = async (scene: EffectScene): Promise<void> => {
    const { call, line, leg } = scene;
    const { api } = line;
    const knownBefore = ports.knownIds(line.id);
    placing.add(call);
    const placed = await placeCall({ call, api, leg, clock, knownBefore }).finally(() => placing.delete(call));
    if (placed.ok) ours.add(placed.value.remoteId);
    if (!placed.ok) {
      send(call.id, { type: 'place-failed', error: placed.error });
      const watched = mayBeCarriedOut(placed.error) ? orphans.watch({ call, api, knownBefore }) : Promise.resolve();
      inBackground(
        'watching for a lost call',
        watched.then(() => ports.left(call.id)),
        log,
      );
    } else if (!ports.placed(call, placed.value)) {
      // Given up and off the screen long ago, but the customer rings now.
      const at = { call, api, remoteId: placed.value.remoteId, preAccept: line.preAccept(), sdpOffer: null, sdpAnswer: null };
      await leave({ ...scene, at }, 'terminate');
    }
  };

  return {
    perform(effect, scene) {
      const { call, leg, at } = scene;
      switch (effect.type) {
        case 'place':
          start('placing', scene, place(scene));
          return;
        case 'prepare-answer':
          if (at !== null) start('preparing the answer', scene, leg.prepareAnswer(at));
          return;
        case 'accept':
          if (at !== null) start('accepting', scene, accept(scene, at));
          return;
        case 'reject':
        case 'terminate':
          start(effect.type, scene, leave(scene, effect.type));
          return;
        case 'open-early-media':
          if (at !== null) start('opening early media', scene, failingMedia(call.id, leg.openEarlyMedia(at)));
          return;
        case 'open-media':
          if (at !== null) start('opening media', scene, failingMedia(call.id, leg.openMedia(at, isMuted(call))));
          return;
        case 'close-media':
          start('closing media', scene, leg.closeMedia(call.id));
          return;
        case 'set-muted':
          leg.setMuted(call.id, effect.muted);
          return;
        case 'set-held':
          leg.setHeld(call.id, effect.held);
          return;
        case 'record':
          if (call.phase === 'ended') ports.record(call);
          return;
        default:
          assertNever(effect);
      }
    },
    async settled(lineId) {
      orphans.cancel(lineId);
      const here = (): readonly Promise<unknown>[] =>
        [...underWay].filter(([, line]) => lineId === undefined || line === lineId).map(([work]) => work);
      while (here().length > 0) await Promise.allSettled(here());
      orphans.cancel(lineId);
    },
    hurry(milliseconds) {
      leaveBy = clock.now() + milliseconds;
    },
  };
}

function isMuted(call: Call): boolean {
  return call.phase === 'active' && call.muted;
}
