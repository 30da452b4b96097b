import { ArrowLeft, Mic, MicOff, PhoneOff, X } from 'lucide-react';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Call } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCallSignal } from '../../state/use-call-signal.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { CallTimer } from './call-timer.tsx';
import { callView, failureInWords, voiceHintOf } from './call-view.ts';
import { isAgentHeard, soundTold } from './sound-told.ts';
import './call-bar.css';

export interface CallBarProps {
  readonly call: Call;
  /** Back to the call's own screen. */
  readonly onOpen: () => void;
}

/** The call one is in, while one looks something up: who, how long, whether one is heard, and the way out of it. */
export function CallBar({ call, onOpen }: CallBarProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { mute, hangUp, peer, phase, timerSince } = callView(call, state, t);
  const sound = { quality: useCallSignal('call/quality', call.id), hint: voiceHintOf(call.id, state) };
  const told = soundTold(call, sound, t);
  const toldId = useId();
  const muting = useCommand('call/mute');
  const ending = useCommand('call/hang-up');
  const dismissing = useCommand('call/dismiss');
  const failure = call.phase === 'ended' ? failureInWords(call, peer.who, t) : null;
  const error = muting.error ?? ending.error ?? dismissing.error;
  return (
    <section className="call-bar" aria-label={t('shell.callBar', { who: peer.who })} data-phase={call.phase}>
      <AriaButton
        className="call-bar-open"
        aria-label={t('shell.backToCall', { who: peer.who })}
        {...(told === null ? {} : { 'aria-describedby': toldId })}
        onPress={onOpen}
      >
        <ArrowLeft size={20} aria-hidden />
        <span className={classNames('call-bar-words', failure !== null && 'call-bar-brief')}>
          <span className="call-bar-who">{peer.who}</span>
          <span className="call-bar-state">
            {timerSince === null ? phase : <CallTimer since={timerSince} />}
            {told === null ? null : (
              <span id={toldId} className={`call-bar-told call-bar-told-${told.tone}`} title={told.text}>
                {told.text}
              </span>
            )}
          </span>
        </span>
        {failure === null ? null : (
          <span className="call-bar-words call-bar-failure">
            <span className="call-bar-failed">{failure.text}</span>
            {failure.advice === null ? null : <span className="call-bar-state">{failure.advice}</span>}
          </span>
        )}
      </AriaButton>
      {mute === null ? null : (
        <IconButton
          label={t(mute.isMuted ? 'call.unmute' : 'call.mute')}
          className="call-bar-mute"
          data-muted={mute.isMuted || undefined}
          data-heard={isAgentHeard(call, sound) || undefined}
          onPress={() => {
            if (!muting.isPending) muting.raise({ callId: call.id, muted: !mute.isMuted });
          }}
        >
          {mute.isMuted ? <MicOff size={20} aria-hidden /> : <Mic size={20} aria-hidden />}
        </IconButton>
      )}
      {hangUp === null ? null : (
        <Button
          kind="hangup"
          icon={<PhoneOff size={18} aria-hidden />}
          isPending={ending.isPending}
          onPress={() => {
            ending.raise({ callId: call.id });
          }}
        >
          {t(hangUp === 'cancel' ? 'call.cancel' : 'call.hangUp')}
        </Button>
      )}
      {call.phase === 'ended' ? (
        <IconButton
          label={t('call.dismiss')}
          isDisabled={dismissing.isPending}
          onPress={() => {
            dismissing.raise({ callId: call.id });
          }}
        >
          <X size={20} aria-hidden />
        </IconButton>
      ) : null}
      {error === null ? null : (
        <ErrorNote
          error={error}
          onDismiss={() => {
            for (const command of [muting, ending, dismissing]) command.clear();
          }}
        />
      )}
    </section>
  );
}
