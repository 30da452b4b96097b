import type { AppState } from '#contract/app-state.ts';
import type { VoiceHint } from '#contract/audio.ts';
import type { Call, CallId, CallIn } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineColour } from '#contract/line.ts';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { CallQuality } from '#contract/quality.ts';
import { talkedText } from '#contract/talk-time.ts';
import type { UnixMs } from '#contract/time.ts';
import { peerOf } from './peer-name.ts';
import type { Peer } from './peer-name.ts';

/** What any card or screen of a call shows, for both kinds of number alike. */
export interface CallView {
  readonly call: Call;
  readonly peer: Peer;
  readonly line: { readonly label: string; readonly kind: string; readonly colour: LineColour; readonly isPractice: boolean };
  readonly phase: string;
  /** The instant the timer counts from; null while there is nothing to count. */
  readonly timerSince: UnixMs | null;
  /** A second sentence: the sound's state, or how long the call took. */
  readonly detail: { readonly text: string; readonly tone: 'plain' | 'attention' | 'lost' } | null;
  readonly error: AppError | null;
  readonly hangUp: 'hang-up' | 'cancel' | null;
  /** Null while there is no microphone to mute. */
  readonly mute: { readonly isMuted: boolean; readonly text: string } | null;
  /** Null where there is nothing to park. */
  readonly hold: { readonly isHeld: boolean } | null;
  readonly hasLevels: boolean;
  /** Whether there is sound to judge. */
  readonly hasQuality: boolean;
  /** It was left by a crash and goes on at the service. */
  readonly canRejoin: boolean;
  readonly canCallBack: boolean;
}

export function callView(call: Call, state: AppState, t: Translate): CallView {
  const line = state.lines.find((candidate) => candidate.id === call.lineId);
  return {
    call,
    peer: peerOf(call.peer, state, t),
    line: {
      label: line?.label ?? t('common.unknownLine'),
      kind: t(`lineKind.${call.kind}`),
      colour: line?.colour ?? 'slate',
      isPractice: line?.origin === 'practice',
    },
    canCallBack: call.phase === 'ended' && line !== undefined && call.peer !== null,
    ...phaseFacts(call, t),
  };
}

type PhaseFacts = Pick<
  CallView,
  'phase' | 'timerSince' | 'detail' | 'error' | 'hangUp' | 'mute' | 'hold' | 'hasLevels' | 'hasQuality' | 'canRejoin'
>;

const NOTHING: Omit<PhaseFacts, 'phase'> = {
  timerSince: null,
  detail: null,
  error: null,
  hangUp: null,
  mute: null,
  hold: null,
  hasLevels: false,
  hasQuality: false,
  canRejoin: false,
};

function phaseFacts(phase: Call, t: Translate): PhaseFacts {
  switch (phase.phase) {
    case 'ringing':
      return { ...NOTHING, phase: t('phase.ringing'), detail: phase.silenced ? { text: t('call.silencedHere'), tone: 'plain' } : null };
    case 'answering':
      return { ...NOTHING, phase: t('phase.answering'), hangUp: 'hang-up' };
    case 'dialing':
      return { ...NOTHING, phase: t('phase.dialing'), hangUp: 'cancel' };
    case 'alerting':
      return { ...NOTHING, phase: t('phase.alerting'), hangUp: 'cancel', mute: muteOf(phase.muted, false, t) };
    case 'active':
      return {
        ...NOTHING,
        phase: t('phase.active'),
        timerSince: phase.answeredAt,
        detail: phase.held
          ? { text: t('call.heldDetail'), tone: 'attention' }
          : {
              text: t(isSilent(phase) ? 'call.customerSilent' : `media.${phase.media}`),
              tone: phase.media === 'interrupted' ? 'attention' : 'plain',
            },
        hangUp: 'hang-up',
        mute: phase.held
          ? { isMuted: phase.muted, text: t(phase.muted ? 'call.muted' : 'call.unheard') }
          : muteOf(phase.muted, phase.media === 'flowing', t),
        hold: { isHeld: phase.held },
        hasLevels: true,
        hasQuality: hasSoundToJudge(phase),
      };
    case 'stranded':
      return { ...NOTHING, phase: t('phase.stranded'), timerSince: phase.answeredAt, hangUp: 'hang-up', canRejoin: true };
    case 'ended': {
      const talked = talkedText(phase);
      return {
        ...NOTHING,
        // One talked in it, whatever the restart made of its end.
        phase: phase.error?.code === 'call-lost-in-restart' ? t('phase.ended') : endInWords(phase, t),
        detail: talked === null ? null : { text: t('call.duration', { duration: talked }), tone: 'plain' },
        error: phase.error,
      };
    }
  }
}

/** Why it is over, and by whom where that is known: nobody should wonder whether their own finger did it. */
export function endInWords({ reason, byPeer }: CallIn<'ended'>, t: Translate): string {
  return byPeer === true ? t('call.endedByCustomer') : t(`callEnd.${reason}`);
}

export interface FailureWords {
  /** A whole sentence, without its full stop: with whom, and why where that is known. */
  readonly text: string;
  /** The next step, in sentences of their own; null where none is known. */
  readonly advice: string | null;
}

/** What became of a call that failed, for who reads it away from the call's own screen; null for one that did not. */
export function failureInWords({ reason, answeredAt, error }: CallIn<'ended'>, who: string, t: Translate): FailureWords | null {
  if (error === null) return reason === 'failed' && answeredAt === null ? { text: t('failedWith.unknown', { who }), advice: null } : null;
  const { code } = error;
  const advice = t(`errors.${code}.advice`);
  // One talked: what broke the call is all there is to say.
  if (answeredAt !== null || reason !== 'failed') return { text: t(`errors.${code}.title`), advice };
  if (code === 'call-setup-timeout') return { text: t('failedWith.late', { who }), advice };
  return { text: t('failedWith.known', { who, why: midSentence(t(`errors.${code}.title`)) }), advice };
}

/** Sound flows, and neither side has parked the call. */
export function hasSoundToJudge(call: Call): boolean {
  return call.phase === 'active' && call.media === 'flowing' && !call.held;
}

/** A Meta call has nothing to reconnect: the connection stands, or it is lost for good. */
export function isSilent(call: CallIn<'active'>): boolean {
  return call.kind === 'meta' && call.media === 'interrupted';
}

/** Whether one is heard, in words: a call whose sound flows is not heard where there is no microphone, or one that gives nothing. */
export function muteWords({
  mute,
  quality,
  hint,
  t,
}: {
  readonly mute: NonNullable<CallView['mute']>;
  readonly quality: CallQuality | null;
  readonly hint: VoiceHint | null;
  readonly t: Translate;
}): string {
  const told = hintToTell(hint, mute.isMuted);
  if (told !== null) return t(`call.hint.${told}`);
  return lacksMicrophone(quality) && !mute.isMuted ? t('call.unheard') : mute.text;
}

/** What the agent does not notice by themselves, in this call. */
export function voiceHintOf(callId: CallId, { audio }: Pick<AppState, 'audio'>): VoiceHint | null {
  return audio.voiceHints.find((one) => one.callId === callId)?.hint ?? null;
}

/** Whoever is muted must read that they are: what is wrong with their microphone waits until they are not. Who is not muted any more does not talk on mute. */
export function hintToTell(hint: VoiceHint | null, isMuted: boolean): VoiceHint | null {
  return (hint === 'muted-talking') === isMuted ? hint : null;
}

/** Sound flows, and none of it is the agent's. */
export function lacksMicrophone(quality: CallQuality | null): boolean {
  return quality !== null && quality.grade !== 'good' && quality.because === 'no-microphone';
}

/** Nobody is told they are heard before sound flows. */
function muteOf(isMuted: boolean, isHeard: boolean, t: Translate): CallView['mute'] {
  if (isMuted) return { isMuted, text: t('call.muted') };
  return { isMuted, text: t(isHeard ? 'call.heard' : 'call.microphoneOn') };
}
