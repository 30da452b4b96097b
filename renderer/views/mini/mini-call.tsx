import { Maximize2, Mic, MicOff, Pause, PhoneOff, Play, TriangleAlert, X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { Call } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { Announcer } from '../../features/announcer/announcer.tsx';
import { callView, voiceHintOf } from '../../features/call/call-view.ts';
import type { CallView } from '../../features/call/call-view.ts';
import { CallTimer } from '../../features/call/call-timer.tsx';
import { useLastEnded } from '../../features/call/use-last-ended.ts';
import { LineTag } from '../../features/call/line-tag.tsx';
import { soundTold } from '../../features/call/sound-told.ts';
import { qualityWords } from '../../features/call/quality-view.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCallSignal } from '../../state/use-call-signal.ts';
import { useCommand } from '../../state/use-command.ts';
import type { CommandHandle } from '../../state/use-command.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { SignalBars } from '../../ui/signal-bars.tsx';
import './mini-call.css';

/** The id of what is told of the sound: it says of the mute button whether it matters. */
const TOLD = 'mini-told';

/** The call one is in, small, while the main window is not in front: who, how long, how it sounds, and what one does most; for a moment, why it ended. */
export function MiniCall(): ReactElement {
  const { calls, speaking } = useAppState();
  const ended = useLastEnded();
  const call = calls.find(isUnderWay) ?? (speaking.calls === 'mini' ? ended : null);
  return (
    <>
      {call === null ? null : <Mini key={call.id} call={call} />}
      <Announcer window="mini" />
    </>
  );
}

function Mini({ call }: { readonly call: Call }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const view = callView(call, state, t);
  const who = state.settings.alerts.hidePersonal ? t('alerts.someone') : view.peer.who;
  const showMain = useCommand('window/show-main');
  const close = useCommand('window/close-mini');
  const area = useRef<HTMLElement>(null);
  // Wanted, and then up: it comes over another program under a pointer that was not meant for it, long after the call began.
  useQuietStart(area, { subject: `${call.id} ${String(state.speaking.calls)}` });
  return (
    <main ref={area} className="mini-call" aria-label={t('mini.title', { who })} data-held={view.hold?.isHeld === true || undefined}>
      <header className="mini-head">
        <h1 className="mini-name" dir="auto">
          {who}
        </h1>
        {view.timerSince === null ? (
          <span className="mini-phase">{call.phase === 'ended' ? '' : view.phase}</span>
        ) : (
          <CallTimer since={view.timerSince} />
        )}
        <button
          type="button"
          className="mini-small focus-ring"
          aria-label={t('mini.open')}
          title={t('mini.open')}
          onClick={() => {
            showMain.raise(null);
          }}
        >
          <Maximize2 size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="mini-small focus-ring"
          aria-label={t('mini.close')}
          title={t('mini.close')}
          onClick={() => {
            close.raise(null);
          }}
        >
          <X size={14} aria-hidden />
        </button>
      </header>
      {call.phase === 'ended' ? (
        <>
          <div className="mini-line">
            <LineTag line={view.line} />
          </div>
          <p className="mini-end">{endText(view, t)}</p>
        </>
      ) : (
        <MiniControls call={call} view={view} />
      )}
    </main>
  );
}

/** What failed says more than that it did; with whom stands above it. */
function endText({ error, phase }: CallView, t: Translate): string {
  return error === null ? phase : t(`errors.${error.code}.title`);
}

/** One row for what is to be known, and the buttons below it: whatever is told, none of them moves. */
function MiniControls({ call, view }: { readonly call: Call; readonly view: CallView }): ReactElement {
  const mute = useCommand('call/mute');
  const hold = useCommand('call/hold');
  const hangUp = useCommand('call/hang-up');
  const error = mute.error ?? hold.error ?? hangUp.error;
  return (
    <>
      <div className="mini-line">
        {error === null ? <LineTag line={view.line} /> : <MiniError error={error} />}
        <MiniSound call={call} hasQuality={view.hasQuality && error === null} />
      </div>
      <MiniButtons call={call} view={view} commands={{ mute, hold, hangUp }} />
    </>
  );
}

/** How it sounds; in place of that, why one of the two is not heard. */
function MiniSound({ call, hasQuality }: { readonly call: Call; readonly hasQuality: boolean }): ReactElement | null {
  const t = useWords();
  const quality = useCallSignal('call/quality', call.id);
  const told = soundTold(call, { quality, hint: voiceHintOf(call.id, useAppState()) }, t);
  if (told !== null)
    return (
      <p id={TOLD} className={`mini-told mini-told-${told.tone}`}>
        {told.tone === 'attention' ? <TriangleAlert size={14} aria-hidden /> : null}
        {told.text}
      </p>
    );
  if (quality === null || !hasQuality) return null;
  const { grade, bars, word } = qualityWords(quality, t);
  return (
    <p className={`mini-quality quality-${grade}`}>
      <SignalBars filled={bars} />
      {word}
    </p>
  );
}

function MiniError({ error }: { readonly error: AppError }): ReactElement {
  const t = useWords();
  return (
    <p className="mini-error" role="alert" title={t(`errors.${error.code}.advice`)}>
      {t(`errors.${error.code}.title`)}
    </p>
  );
}

interface MiniButtonsProps {
  readonly call: Call;
  readonly view: CallView;
  readonly commands: {
    readonly mute: CommandHandle<'call/mute'>;
    readonly hold: CommandHandle<'call/hold'>;
    readonly hangUp: CommandHandle<'call/hang-up'>;
  };
}

/** Each is called by what a press does, as in the main window. */
function MiniButtons({ call, view, commands: { mute, hold, hangUp } }: MiniButtonsProps): ReactElement {
  const t = useWords();
  const callId = call.id;
  return (
    <div className="mini-actions">
      {view.mute === null ? null : (
        <Button
          className="mini-mute"
          icon={view.mute.isMuted ? <MicOff size={18} aria-hidden /> : <Mic size={18} aria-hidden />}
          aria-describedby={TOLD}
          data-muted={view.mute.isMuted || undefined}
          isPending={mute.isPending}
          onPress={() => {
            mute.raise({ callId, muted: view.mute?.isMuted !== true });
          }}
        >
          {t(view.mute.isMuted ? 'call.unmute' : 'call.mute')}
        </Button>
      )}
      {view.hold === null ? null : (
        <Button
          kind={view.hold.isHeld ? 'primary' : 'neutral'}
          className="mini-hold"
          icon={view.hold.isHeld ? <Play size={18} aria-hidden /> : <Pause size={18} aria-hidden />}
          aria-label={t(view.hold.isHeld ? 'call.resumeLong' : 'call.holdLong')}
          isPending={hold.isPending}
          onPress={() => {
            hold.raise({ callId, held: view.hold?.isHeld !== true });
          }}
        >
          <SteadyWords
            shown={t(view.hold.isHeld ? 'call.resume' : 'call.hold')}
            other={t(view.hold.isHeld ? 'call.hold' : 'call.resume')}
          />
        </Button>
      )}
      {view.hangUp === null ? null : (
        <Button
          kind="hangup"
          className="mini-hang-up"
          icon={<PhoneOff size={18} aria-hidden />}
          isPending={hangUp.isPending}
          onPress={() => {
            hangUp.raise({ callId });
          }}
        >
          {t(view.hangUp === 'cancel' ? 'call.cancel' : 'call.hangUp')}
        </Button>
      )}
    </div>
  );
}

/** As wide as the longer of both, so that a press moves nothing. */
function SteadyWords({ shown, other }: { readonly shown: string; readonly other: string }): ReactElement {
  return (
    <span className="mini-steady" data-other={other}>
      {shown}
    </span>
  );
}
