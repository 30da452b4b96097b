import type { Call, CallId, CallIn } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineKind } from '#contract/line.ts';
import type {
  CallCapture,
  Clip,
  ClipId,
  Consent,
  Recording,
  RecordingFormat,
  RecordingId,
  RecordingSettings,
} from '#contract/recording.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log, NewId } from '../ports.ts';
import type { AskWhereToSave } from '../saved-file.ts';
import { type CallRecorder, createCallRecorder } from './call-recorder.ts';
import type { CallSound, CallSoundEvent } from './call-sound.ts';
import { createClipDesk, type ClipDesk } from './clip-desk.ts';
import { createClipPlayer } from './clip-player.ts';
import type { ClipHost, ClipStore } from './clip-store.ts';
import type { CallAtService } from '../call/call-desk.ts';
import type { Recordings } from './recordings.ts';
import { keepRetention } from './retention.ts';

/** A held customer whose clip broke off hears it again, but not in a circle. */
const HOLD_AGAIN_MS = 2_000;

export interface CapturePorts {
  readonly recordings: Recordings;
  readonly clips: ClipStore;
  readonly clipHost: ClipHost;
  readonly whereToSave: AskWhereToSave;
  /** Now, by the least advanced of this machine's clock and the services': nothing is deleted because a clock is fast. */
  readonly leastNow: () => UnixMs;
}

/** Consent, recordings and clips of calls, on both kinds of number. */
export interface CaptureDesk {
  captures(): readonly CallCapture[];
  readonly clips: ClipDesk;
  /** Why no call can be recorded on this machine; null where they can. */
  refusal(): AppError | null;
  recordingsOf(callIds: ReadonlySet<CallId>): readonly Recording[];
  /**
   * Starts or stops. `consent` says how the customer agrees: `spoken` is the agent's tick, `clip` plays the consent clip first and starts
   * when it was heard to its end. Left out: only where the customer has agreed already in this call; else fails with `consent-needed`.
   * Where nothing can be kept it fails with the `refusal`, and the customer hears nothing.
   */
  record(order: { readonly callId: CallId; readonly isOn: boolean; readonly consent?: Consent | undefined }): Result<null, AppError>;
  playClip(callId: CallId, clipId: ClipId): Result<null, AppError>;
  stopClip(callId: CallId): Result<null, AppError>;
  /** Where the agent says; resolves with the file's path, or null where it is called off. Fails like `Recordings.export`. */
  export(id: RecordingId, to: { readonly format: RecordingFormat; readonly name: string }): Promise<Result<string | null, AppError>>;
  remove(id: RecordingId): Promise<Result<null, AppError>>;
  follow(calls: readonly Call[]): void;
  settingsChanged(): void;
  listen(): () => void;
  /** Resolves when what is being recorded is kept. */
  stop(): Promise<void>;
}

interface Captured {
  readonly recorder: CallRecorder;
  consent: Consent | null;
  error: AppError | null;
  isHeld: boolean;
  heldClipAt: number;
}

export function createCaptureDesk(
  ports: CapturePorts & {
    readonly clock: Clock;
    readonly newId: NewId;
    readonly log: Log;
    readonly calls: () => readonly Call[];
    readonly atService: (callId: CallId) => CallAtService | null;
    readonly sounds: Readonly<
      Record<LineKind, CallSound & { listen(listener: (event: CallSoundEvent | { readonly type: string }) => void): () => void }>
    >;
    readonly settings: () => RecordingSettings;
    readonly changeSettings: (change: Partial<RecordingSettings>) => void;
    /** What no call's screen can say any more. */
    readonly tell: (error: AppError) => void;
    readonly changed: () => void;
  },
): CaptureDesk {
  const { clock, log, recordings, settings, changed } = ports;
  const captured = new Map<CallId, Captured>();
  /** Of calls that are over, while their last words are on the way. */
  const ending = new Map<CallId, CallRecorder>();
  const soundOf = (kind: LineKind): CallSound => ports.sounds[kind];
  const player = createClipPlayer({ ...ports, store: ports.clips, host: ports.clipHost, soundOf });
  const retention = keepRetention({ clock, log, recordings, leastNow: ports.leastNow, keepDays: () => settings().keepDays });
  const clips = createClipDesk({
    newId: ports.newId,
    store: ports.clips,
    removed(id) {
      const { consentClip, holdClip } = settings();
      if (consentClip === id) ports.changeSettings({ consentClip: null });
      if (holdClip === id) ports.changeSettings({ holdClip: null });
    },
    changed,
  });

  const active = (callId: CallId): CallIn<'active'> | null => {
    const call = ports.calls().find(({ id }) => id === callId);
    return call?.phase === 'active' ? call : null;
  };
  const captureOf = ({ id, kind }: CallIn<'active'>): Captured => {
    const known = captured.get(id);
    if (known !== undefined) return known;
    const failed = (error: AppError): void => {
      made.error = error;
      // Its last second was still on the way to the disk when the call ended: no screen of the call is left to say it.
      if (captured.get(id) !== made) ports.tell(error);
      changed();
    };
    const listenIn = (isOn: boolean): void => soundOf(kind).record(id, isOn);
    const recorder = createCallRecorder({ callId: id, clock, log, recordings, listenIn, failed });
    const made: Captured = { recorder, consent: null, error: null, isHeld: false, heldClipAt: Number.NEGATIVE_INFINITY };
    captured.set(id, made);
    return made;
  };
  const clipOf = (id: ClipId | null): Clip | null => ports.clips.list().find((clip) => clip.id === id) ?? null;

  const start = (capture: Captured, consent: Consent): Result<null, AppError> => {
    capture.consent = consent;
    const started = capture.recorder.start({ format: settings().format, consent });
    capture.error = started.ok ? null : started.error;
    changed();
    return started;
  };
  const askByClip = (call: CallIn<'active'>, capture: Captured): Result<null, AppError> => {
    const clip = clipOf(settings().consentClip);
    if (clip === null || call.held) return fail(appError('consent-needed'));
    capture.error = null;
    player.play(call, { clip, purpose: 'consent' }, (how) => {
      if (how === 'whole' && active(call.id) !== null) start(capture, 'clip');
      if (how === 'lost') capture.error = appError('consent-needed', 'the consent clip was not heard to its end');
    });
    return ok(null);
  };

  const followHold = (call: CallIn<'active'>, capture: Captured): void => {
    const wasHeld = capture.isHeld;
    capture.isHeld = call.held;
    const now = player.playing(call.id);
    if (!call.held) {
      if (wasHeld && now?.purpose === 'hold') player.stop(call.id);
      return;
    }
    const clip = clipOf(settings().holdClip);
    if (clip === null) {
      // A held customer hears nothing of us. What the service plays goes on, for nothing stops it.
      if (!wasHeld && now !== null) player.stop(call.id);
      return;
    }
    const mayPlay = !wasHeld || (now === null && call.media === 'flowing' && clock.now() - capture.heldClipAt >= HOLD_AGAIN_MS);
    if (!mayPlay) return;
    capture.heldClipAt = clock.now();
    player.play(call, { clip, purpose: 'hold' }, () => undefined);
  };

  const end = async (callId: CallId, recorder: CallRecorder): Promise<void> => {
    ending.set(callId, recorder);
    const kept = recorder.end();
    changed(); // what is shown while it waits must not say that it records on
    await kept;
    ending.delete(callId);
  };
  const hear = (event: CallSoundEvent | { readonly type: string }): void => {
    if (!isSoundEvent(event)) return;
    if (event.type === 'recorded') (ending.get(event.callId) ?? captured.get(event.callId)?.recorder)?.heard(event.pcm, event.isFirst);
    else player.over(event.callId, event.playId, event.isWhole);
  };

  return {
    captures: () =>
      [...captured].map(([callId, { consent, error, recorder }]) => ({
        callId,
        consent,
        recordingSince: recorder.since,
        clip: player.playing(callId),
        error,
      })),
    clips,
    refusal: recordings.refusal,
    recordingsOf: recordings.of,
    record({ callId, isOn, consent }) {
      const call = active(callId);
      if (call === null) return fail(appError('call-gone'));
      const capture = captureOf(call);
      if (!isOn) {
        if (player.playing(callId)?.purpose === 'consent') return player.stop(callId);
        capture.recorder.stop();
        changed();
        return ok(null);
      }
      const refusal = capture.recorder.since === null ? recordings.refusal() : null;
      if (refusal !== null) return fail(refusal);
      if (consent === 'clip' && capture.consent === null) return askByClip(call, capture);
      const given = capture.consent ?? consent;
      return given === undefined ? fail(appError('consent-needed')) : start(capture, given);
    },
    playClip(callId, clipId) {
      const call = active(callId);
      const clip = clipOf(clipId);
      if (call === null) return fail(appError('call-gone'));
      if (clip === null) return fail(appError('invalid-input', 'no such clip'));
      if (call.held) return fail(appError('clip-not-played', 'the call is held'));
      const capture = captureOf(call);
      capture.error = null;
      player.play(call, { clip, purpose: 'play' }, (how) => {
        if (how === 'lost') capture.error = appError('clip-not-played');
      });
      return ok(null);
    },
    stopClip: player.stop,
    async export(id, { format, name }) {
      const path = await ports.whereToSave({ name, extension: format });
      if (path === null) return ok(null);
      const exported = await recordings.export(id, { format, path });
      return exported.ok ? ok(path) : exported;
    },
    remove: recordings.remove,
    follow(calls) {
      const up = new Set<CallId>();
      for (const call of calls) {
        if (call.phase !== 'active') continue;
        up.add(call.id);
        followHold(call, captureOf(call));
      }
      for (const [callId, { recorder }] of captured) {
        if (up.has(callId)) continue;
        captured.delete(callId);
        player.forget(callId);
        inBackground('ending a recording', end(callId, recorder), log);
      }
    },
    settingsChanged: retention.changed,
    listen() {
      const undo = [ports.sounds.meta.listen(hear), ports.sounds.web.listen(hear), recordings.listen(changed), () => retention.stop()];
      retention.changed(); // by then the services have told the time
      return () => {
        for (const undoOne of undo) undoOne();
      };
    },
    async stop() {
      const recorders = [...[...captured.values()].map(({ recorder }) => recorder), ...ending.values()];
      await Promise.all(recorders.map((recorder) => recorder.finish()));
      captured.clear();
    },
  };
}

function isSoundEvent(event: CallSoundEvent | { readonly type: string }): event is CallSoundEvent {
  return event.type === 'recorded' || event.type === 'clip-over';
}
