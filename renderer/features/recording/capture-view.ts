import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Clip } from '#contract/recording.ts';
import type { UnixMs } from '#contract/time.ts';

/** What a press of the record button does. `ask`: how the customer agrees has to be said first. */
export type RecordAction = 'ask' | 'start' | 'stop' | 'cancel';

export interface CaptureView {
  readonly record: {
    readonly action: RecordAction;
    readonly label: string;
    readonly longLabel: string;
    /** Why it cannot be pressed, and what to do; null where it can. */
    readonly refused: string | null;
  };
  /** What happens with the call's sound now; `since` for a timer. */
  readonly status: { readonly text: string; readonly since: UnixMs | null } | null;
  /** Which clips may be played now; none while one of them, or the notice, sounds. */
  readonly clips: readonly Clip[];
  readonly canStopClip: boolean;
  /** Null where none is chosen, or it cannot be played now. */
  readonly consentClip: Clip | null;
  readonly error: AppError | null;
}

const WORDS = {
  consent: 'capture.asking',
  hold: 'capture.holdClip',
  play: 'capture.playing',
  playAtService: 'capture.playingToEnd',
} as const;

type CaptureState = Pick<AppState, 'captures' | 'clips' | 'settings' | 'recordingRefusal'>;

/** Recording and clips of one active call, as its screen shows them. */
export function captureView(
  { callId, isHeld }: { readonly callId: CallId; readonly isHeld: boolean },
  state: CaptureState,
  t: Translate,
): CaptureView {
  const capture = state.captures.find((one) => one.callId === callId);
  const clip = capture?.clip ?? null;
  const name = state.clips.find(({ id }) => id === clip?.clipId)?.name ?? '';
  const since = capture?.recordingSince ?? null;
  const action = clip?.purpose === 'consent' ? 'cancel' : since !== null ? 'stop' : (capture?.consent ?? null) === null ? 'ask' : 'start';
  const clipText = clip === null ? null : t(WORDS[clip.purpose === 'play' && !clip.canStop ? 'playAtService' : clip.purpose], { name });
  // What runs already may always be stopped.
  const refused = action === 'ask' || action === 'start' ? refusalText(state.recordingRefusal, t) : null;
  return {
    record: { action, refused, ...recordWords(action, t) },
    status:
      since !== null ? { text: clipText ?? t('capture.recording'), since } : clipText === null ? null : { text: clipText, since: null },
    clips: clip === null && !isHeld ? state.clips : [],
    canStopClip: clip?.purpose === 'play' && clip.canStop,
    consentClip: isHeld ? null : (state.clips.find(({ id }) => id === state.settings.recording.consentClip) ?? null),
    error: capture?.error ?? null,
  };
}

/** Why nothing can be recorded on this machine, in a sentence or two; null where it can. */
export function refusalText(refusal: AppError | null, t: Translate): string | null {
  if (refusal === null) return null;
  return t(refusal.code === 'recording-locked' ? 'capture.vaultLocked' : 'capture.noVault');
}

function recordWords(action: RecordAction, t: Translate): { readonly label: string; readonly longLabel: string } {
  if (action === 'stop') return { label: t('capture.stop'), longLabel: t('capture.stopLong') };
  if (action === 'cancel') return { label: t('capture.cancel'), longLabel: t('capture.cancelLong') };
  return { label: t('capture.record'), longLabel: t('capture.recordLong') };
}
