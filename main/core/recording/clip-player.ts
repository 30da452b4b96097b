import type { CallId } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import type { Clip, PlayingClip } from '#contract/recording.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { CallAtService } from '../call/call-desk.ts';
import { atMost } from '../call/pause.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log, NewId } from '../ports.ts';
import type { CallSound } from './call-sound.ts';
import type { ClipHost, ClipStore, OfferedClip } from './clip-store.ts';
import { clipWav } from './clip-wav.ts';

/** The service fetches a clip at once, or it does not reach us. */
const FETCHED_WITHIN_MS = 5_000;

export interface CallToPlayInto {
  readonly id: CallId;
  readonly lineId: LineId;
  readonly kind: LineKind;
}

/** `whole`: it was heard to its end. `stopped`: somebody wanted that. `lost`: the call's sound was, or the clip. */
export type ClipEnd = 'whole' | 'stopped' | 'lost';

export interface ClipPlayer {
  /** In place of the clip before. `over` is told once. */
  play(call: CallToPlayInto, order: { readonly clip: Clip; readonly purpose: PlayingClip['purpose'] }, over: (how: ClipEnd) => void): void;
  /** Fails with `not-supported` where the service plays it, which nothing stops. */
  stop(callId: CallId): Result<null, AppError>;
  playing(callId: CallId): PlayingClip | null;
  /** What a call's sound told. */
  over(callId: CallId, playId: string, isWhole: boolean): void;
  /** The call has ended. */
  forget(callId: CallId): void;
}

/**
 * Plays approved clips into calls. Meta numbers: mixed into the track by the station. Web numbers: by the service (`/play`), where it can
 * fetch the clip from us; else mixed into the socket's sound by the audio process. Always so on hold, where it must end with the hold, and
 * for consent: nobody says when the service has played a clip to its end, and nothing may be recorded before.
 */
export function createClipPlayer(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly store: ClipStore;
  readonly host: ClipHost;
  readonly soundOf: (kind: LineKind) => CallSound;
  readonly atService: (callId: CallId) => CallAtService | null;
  readonly changed: () => void;
}): ClipPlayer {
  const { clock, log, store, changed } = ports;
  const playing = new Map<CallId, Playing>();

  const end = (now: Playing, how: ClipEnd): void => {
    if (playing.get(now.call.id) !== now) return;
    playing.delete(now.call.id);
    now.offered?.close();
    now.over(how);
    changed();
  };

  /** Whether the service plays it. */
  const playAtService = async (now: Playing, pcm: Int16Array): Promise<boolean> => {
    const { call } = now;
    const at = ports.atService(call.id);
    const offered = at === null ? null : ports.host.offer(call.lineId, clipWav(pcm));
    if (at === null || offered === null) return false;
    now.offered = offered;
    let isFetched = false;
    const fetched = offered.fetched.then(() => {
      isFetched = true;
      if (playing.get(call.id) !== now) return;
      now.isAtService = true; // it has it: nothing stops it any more
      changed();
    });
    const taken = await at.api.play(at.remoteId, offered.url);
    if (taken.ok) await atMost(clock, FETCHED_WITHIN_MS, fetched);
    if (isFetched && taken.ok) return true;
    // It must not come to it later, for we play it now ourselves.
    offered.close();
    log.warn('the service did not take a clip', { call: call.id, code: taken.ok ? 'not fetched' : taken.error.code });
    return false;
  };

  const begin = async (now: Playing): Promise<void> => {
    const { call, clip, purpose, playId } = now;
    const pcm = await store.pcm(clip.id);
    if (playing.get(call.id) !== now) return;
    if (pcm === null) {
      end(now, 'lost');
      return;
    }
    const isAtService = call.kind === 'web' && purpose === 'play' && (await playAtService(now, pcm));
    if (playing.get(call.id) !== now) return;
    now.isAtService = isAtService;
    now.startedAt = clock.now();
    changed();
    ports.soundOf(call.kind).playClip(call.id, { playId, pcm, loops: purpose === 'hold', isSent: !isAtService });
  };

  return {
    play(call, { clip, purpose }, over) {
      const before = playing.get(call.id);
      const now: Playing = {
        call,
        clip,
        purpose,
        over,
        playId: ports.newId('play'),
        startedAt: clock.now(),
        isAtService: false,
        offered: null,
      };
      playing.set(call.id, now);
      before?.offered?.close();
      before?.over('stopped');
      changed();
      inBackground('playing a clip', begin(now), log);
    },
    stop(callId) {
      const now = playing.get(callId);
      if (now === undefined) return ok(null);
      if (now.isAtService) return fail(appError('not-supported', 'the service plays it to its end'));
      end(now, 'stopped');
      ports.soundOf(now.call.kind).stopClip(callId);
      return ok(null);
    },
    playing(callId) {
      const now = playing.get(callId);
      if (now === undefined) return null;
      const { clip, purpose, startedAt, isAtService } = now;
      return { clipId: clip.id, startedAt, durationMs: clip.durationMs, purpose, canStop: !isAtService };
    },
    over(callId, playId, isWhole) {
      const now = playing.get(callId);
      if (now?.playId === playId) end(now, isWhole ? 'whole' : 'lost');
    },
    forget(callId) {
      const now = playing.get(callId);
      if (now !== undefined) end(now, 'stopped');
    },
  };
}

interface Playing {
  readonly call: CallToPlayInto;
  readonly clip: Clip;
  readonly purpose: PlayingClip['purpose'];
  readonly over: (how: ClipEnd) => void;
  readonly playId: string;
  startedAt: PlayingClip['startedAt'];
  isAtService: boolean;
  offered: OfferedClip | null;
}
