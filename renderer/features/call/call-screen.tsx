import { PhoneOff } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Call, CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { CallQuality as Quality } from '#contract/quality.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCallSignal } from '../../state/use-call-signal.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { OpenInCrm } from '../integrations/open-in-crm.tsx';
import { CallNote } from '../notes/call-note.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { AskPermission } from '../permissions/ask-permission.tsx';
import { CallLabel } from '../billing/call-label.tsx';
import { PulseMeter } from '../billing/pulse-meter.tsx';
import { CallCapture } from '../recording/call-capture.tsx';
import { CallLevelMeters } from './call-level-meters.tsx';
import { CallQuality } from './call-quality.tsx';
import { helpsToCallAgain } from './call-again.ts';
import { CallTimer } from './call-timer.tsx';
import { callView, hintToTell, lacksMicrophone, muteWords, voiceHintOf } from './call-view.ts';
import type { CallView } from './call-view.ts';
import { CallBack, CloseEnded } from './ended-actions.tsx';
import { HoldButton } from './hold-button.tsx';
import { LineTag } from './line-tag.tsx';
import { MuteButton } from './mute-button.tsx';
import { StrandedActions } from './stranded-actions.tsx';
import { ToldAbove } from './told-above.tsx';
import { ToldPlace } from './told-place.ts';
import './call-screen.css';
import './details-room.css';

export interface CallScreenProps {
  readonly call: Call;
  readonly onCallBack: (to: PhoneNumber, lineId: LineId) => void;
  readonly isDialling: boolean;
}

/**
 * The call one is in, the same for both kinds of number. Its buttons stand at the bottom, what ends it last of all, always at
 * the same place: what comes up above them takes the picture's room, or scrolls.
 */
export function CallScreen({ call, onCallBack, isDialling }: CallScreenProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const view = callView(call, state, t);
  const line = state.lines.find(({ id }) => id === call.lineId);
  const hint = voiceHintOf(call.id, state);
  const quality = useCallSignal('call/quality', call.id);
  const [toldPlace, setToldPlace] = useState<HTMLElement | null>(null);
  return (
    <ToldPlace value={toldPlace}>
      <section className="call-screen" aria-label={`${view.phase}: ${view.peer.who}`} data-phase={call.phase}>
        <div className="call-rest">
          <div className="call-upper">
            <div className="call-about">
              <LineTag line={view.line} mark={<CallLabel kind={call.kind} direction={call.direction} />} />
              <Avatar name={view.peer.name} size="large" />
              <h2 className="call-name">{view.peer.who}</h2>
              {view.peer.name === null ? null : <p className="call-number selectable">{view.peer.number}</p>}
              <OpenInCrm call={call} />
              <CallState quality={quality} view={view} />
              <PulseMeter call={call} />
            </div>
            {view.canRejoin ? (
              <Note kind="attention" title={t('call.strandedWith', { who: view.peer.who })}>
                {t('call.strandedWhy')}
              </Note>
            ) : null}
            {view.error === null ? null : <EndError call={call} error={view.error} />}
            <div ref={setToldPlace} className="call-told" />
            {call.phase === 'active' || (call.phase === 'ended' && call.answeredAt !== null) ? (
              <CallNote callId={call.id} isInCall={call.phase === 'active'} />
            ) : null}
            {view.hasLevels ? (
              <CallLevelMeters callId={call.id} isMuted={view.mute?.isMuted === true} isHeld={view.hold?.isHeld === true} />
            ) : null}
          </div>
          <div className="call-controls">
            {view.mute === null ? null : (
              <MuteButton
                callId={call.id}
                isMuted={view.mute.isMuted}
                isHeard={view.hasQuality && !lacksMicrophone(quality)}
                state={muteWords({ mute: view.mute, quality, hint, t })}
                isUrgent={hintToTell(hint, view.mute.isMuted) !== null}
              />
            )}
            {view.hold === null ? null : (
              <CallCapture callId={call.id} isHeld={view.hold.isHeld} hold={<HoldButton callId={call.id} isHeld={view.hold.isHeld} />} />
            )}
            {view.canRejoin ? <StrandedActions callId={call.id} /> : null}
            {view.canCallBack ? (
              <CallBack
                call={call}
                isNext={call.phase !== 'ended' || helpsToCallAgain(call, line)}
                isDialling={isDialling}
                onPress={() => {
                  if (call.peer !== null) onCallBack(call.peer, call.lineId);
                }}
              />
            ) : null}
          </div>
        </div>
        <div className="call-end">
          {view.hangUp === null ? null : <HangUp callId={call.id} words={t(view.hangUp === 'cancel' ? 'call.cancel' : 'call.hangUp')} />}
          {call.phase === 'ended' ? <CloseEnded callId={call.id} /> : null}
        </div>
      </section>
    </ToldPlace>
  );
}

function CallState({ quality, view }: { readonly quality: Quality | null; readonly view: CallView }): ReactElement {
  return (
    <div className="call-state">
      {view.timerSince === null ? <p className="call-phase">{view.phase}</p> : <CallTimer since={view.timerSince} />}
      {quality !== null && view.hasQuality ? (
        <CallQuality quality={quality} />
      ) : (
        <p className={`call-detail call-detail-${view.detail?.tone ?? 'plain'}`}>{view.detail?.text ?? '\u00a0'}</p>
      )}
    </div>
  );
}

/** Why it ended. A customer who has not allowed the call is asked right here. */
function EndError({ call, error }: { readonly call: Call; readonly error: AppError }): ReactElement {
  const { peer, lineId } = call;
  if (error.code !== 'permission-required' || peer === null || call.phase !== 'ended') return <ErrorNote error={error} />;
  return <AskPermission customer={{ lineId, peer }} error={error} endedAt={call.endedAt} />;
}

function HangUp({ callId, words }: { readonly callId: CallId; readonly words: string }): ReactElement {
  const hangUp = useCommand('call/hang-up');
  return (
    <>
      <ToldAbove>{hangUp.error === null ? null : <ErrorNote error={hangUp.error} onDismiss={hangUp.clear} />}</ToldAbove>
      <Button
        kind="hangup"
        size="call"
        wide
        icon={<PhoneOff size={20} aria-hidden />}
        isPending={hangUp.isPending}
        onPress={() => {
          hangUp.raise({ callId });
        }}
      >
        {words}
      </Button>
    </>
  );
}
