import { type AppError, type AppErrorCode, appError } from '#contract/errors.ts';
import type { AudioEngineState } from '#contract/audio.ts';
import type { CallId } from '#contract/call.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { WireSampleRate } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Clock, Log, WebAudio } from '../ports.ts';
import type { CallLeg, LegListener } from './call-leg.ts';
import { inBackground } from '../in-background.ts';
import { isPassing } from './is-passing.ts';
import { sleep } from './pause.ts';
import { type Connecting, createRegainSound, type LostSound } from './regain-sound.ts';

/** A session asked for in the first moments after accept may be refused, because "call must be active". */
const SETTLE_STEP_MS = 250;
const SETTLE_MS = 3_000;
/** After those moments a failure that passes is met this many times at most; the customer hears nothing meanwhile. */
const MOST_SLOW_TRIES = 3;
/** Longer than this nobody stays on a silent line. */
const LONGEST_WAIT_MS = 5_000;
/** A session that held this long was a good one: when it is lost, counting begins anew. */
const STEADY_MS = 5_000;
/** … and where it is our own process that dies, which says little about the service, unless it dies at once every time. */
const STEADY_PROCESS_MS = 2_000;

interface OpenSound extends LostSound {
  muted: boolean;
  held: boolean;
  /** When its latest session opened. */
  openedAt: UnixMs | null;
  /** A session is being opened: what is lost meanwhile is that attempt's business. */
  opening: boolean;
}

/** Web numbers: PCM over a WebSocket, carried by the audio process. */
export function createWebLeg(ports: {
  readonly audio: WebAudio;
  readonly clock: Clock;
  readonly log: Log;
  readonly listener: LegListener;
  readonly sampleRate: () => WireSampleRate;
}): { readonly leg: CallLeg; readonly dispose: () => void } {
  const { audio, clock, log, listener, sampleRate } = ports;
  const sounds = new Map<CallId, OpenSound>();
  let engine: AudioEngineState = { state: 'starting' };

  const isUp = (sound: OpenSound): boolean => sounds.get(sound.at.call.id) === sound;

  const connect = async (sound: OpenSound): Promise<Connecting> => {
    const { call, api, remoteId } = sound.at;
    const session = await api.realtimeSession(remoteId, 'talk');
    if (!session.ok) return session;
    // The call may have ended while we asked.
    if (!isUp(sound)) return fail(appError('call-gone'));
    const { wsUrl, way } = session.value;
    const opened = await audio.open({
      callId: call.id,
      wsUrl,
      ...(way === undefined ? {} : { way }),
      mode: 'talk',
      sampleRate: sampleRate(),
      muted: sound.muted,
      held: sound.held,
    });
    if (isUp(sound)) {
      if (opened.ok) sound.openedAt = clock.now();
      return { ...opened, spent: true };
    }
    await audio.close(call.id);
    return fail(appError('call-gone'));
  };

  /** Accept has its yes, so the customer waits: neither a refusal of the first moments nor one slow answer ends the call. */
  const connectOnceSettled = async (sound: OpenSound): Promise<Result<null, AppError>> => {
    const { call, api, remoteId } = sound.at;
    const settledAt = clock.now() + SETTLE_MS;
    for (let tries = 1; ; tries += 1) {
      const connected = await connect(sound);
      if (connected.ok || !isWorthWaiting(connected.error) || sounds.get(call.id) !== sound) return connected;
      const wait = Math.max(SETTLE_STEP_MS, connected.error.retryAfterMs ?? 0);
      const isSettled = clock.now() + wait > settledAt;
      if (isSettled && (tries >= MOST_SLOW_TRIES || wait > LONGEST_WAIT_MS || !mayPass(connected.error))) return connected;
      await sleep({ clock, sleeper: sound, milliseconds: wait });
      if (!isSettled) continue;
      const read = await api.read(remoteId, false);
      if (read.ok) listener.observed(call.id, read.value);
      if (sounds.get(call.id) !== sound) return fail(appError('call-gone'));
    }
  };

  const regain = createRegainSound({ clock, log, listener, isUp, connect });
  const whileOpening = <Value>(sound: OpenSound, work: Promise<Value>): Promise<Value> => {
    sound.opening = true;
    return work.finally(() => {
      sound.opening = false;
    });
  };

  const reopenOnce = (callId: CallId, why: 'socket' | 'process' = 'socket'): void => {
    const sound = sounds.get(callId);
    if (sound === undefined || sound.opening) return;
    const steadyMs = why === 'process' ? STEADY_PROCESS_MS : STEADY_MS;
    if (sound.openedAt !== null && clock.now() - sound.openedAt >= steadyMs) sound.tries = 0;
    inBackground('reopening sound', whileOpening(sound, regain(sound)), log);
  };

  const stopListening = audio.listen((event) => {
    switch (event.type) {
      case 'engine':
        engine = event.engine;
        return;
      case 'media':
        listener.media(event.callId, event.media);
        return;
      case 'stopped':
        reopenOnce(event.callId);
        return;
      case 'lost':
        reopenOnce(event.callId, event.why);
        return;
      case 'devices':
      case 'running':
      case 'recorded':
      case 'clip-over':
      case 'wrong-rate':
      case 'levels':
      case 'quality':
      case 'sound-check':
      case 'voice-missing':
        return;
    }
  });

  return {
    dispose: stopListening,
    leg: {
      readiness: () => (engine.state === 'unavailable' ? engine.error : null),
      prepareAnswer: () => Promise.resolve(),
      accept: (at) => at.api.accept(at.remoteId, null),
      answerGiven: () => Promise.resolve(null),
      makeOffer: () => Promise.resolve(ok(null)),
      openEarlyMedia: () => Promise.resolve(ok(null)),
      answerArrived: () => undefined,
      openMedia(at, muted) {
        const sound: OpenSound = { at, muted, held: false, tries: 0, openedAt: null, opening: false, wake: () => undefined };
        sounds.set(at.call.id, sound);
        return whileOpening(sound, connectOnceSettled(sound));
      },
      setMuted(callId, muted) {
        const sound = sounds.get(callId);
        if (sound !== undefined) sound.muted = muted;
        audio.setMuted(callId, muted);
      },
      setHeld(callId, held) {
        const sound = sounds.get(callId);
        if (sound !== undefined) sound.held = held;
        audio.setHeld(callId, held);
      },
      async closeMedia(callId) {
        const sound = sounds.get(callId);
        sounds.delete(callId);
        sound?.wake();
        await audio.close(callId);
      },
    },
  };
}

/** Refusals that a call which has just been accepted may meet for a moment, and an audio process that is starting again. */
const WORTH_WAITING: ReadonlySet<AppErrorCode> = new Set([
  'call-setup-refused',
  'call-gone',
  'service-broken',
  'service-unreachable',
  'service-timeout',
  'rate-limited',
  'media-lost',
]);

function mayPass(error: AppError): boolean {
  return isPassing(error) || error.code === 'media-lost';
}

function isWorthWaiting(error: AppError): boolean {
  return WORTH_WAITING.has(error.code);
}
