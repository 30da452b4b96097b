import { Circle, Square } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallId } from '#contract/call.ts';
import { formatDuration } from '#contract/format-time.ts';
import type { UnixMs } from '#contract/time.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ToldAbove } from '../call/told-above.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { captureView } from './capture-view.ts';
import { ClipMenu } from './clip-menu.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import './capture.css';

export interface CallCaptureProps {
  readonly callId: CallId;
  readonly isHeld: boolean;
  /** Stands first in the row of buttons. */
  readonly hold: ReactElement;
}

/** Hold, recording and clips of the call one is in, in one row; above all buttons what the customer hears or what is recorded. */
export function CallCapture({ callId, isHeld, hold }: CallCaptureProps): ReactElement {
  const t = useWords();
  const view = captureView({ callId, isHeld }, useAppState(), t);
  const record = useCommand('call/record');
  const [isAsking, setAsking] = useState(false);
  const error = record.error ?? view.error;
  const { action, label, longLabel, refused } = view.record;
  const reason = useId();
  return (
    <>
      <ToldAbove>
        {error === null ? null : <ErrorNote error={error} {...(record.error === null ? { stays: true } : { onDismiss: record.clear })} />}
        {view.status === null ? null : (
          <p className="capture-status" role="status">
            {view.status.since === null ? null : <Circle size={12} fill="currentColor" aria-hidden className="capture-dot" />}
            <span>{view.status.text}</span>
            {view.status.since === null ? null : <RecordingTimer since={view.status.since} />}
          </p>
        )}
      </ToldAbove>
      <div className="capture-row">
        {hold}
        <Button
          icon={action === 'stop' || action === 'cancel' ? <Square size={18} aria-hidden /> : <Circle size={18} aria-hidden />}
          aria-label={longLabel}
          isDisabled={refused !== null}
          {...(refused === null ? {} : { 'aria-describedby': reason })}
          isPending={record.isPending}
          onPress={() => {
            if (action === 'ask') setAsking(true);
            else record.raise({ callId, isOn: action === 'start' });
          }}
        >
          {label}
        </Button>
        <ClipMenu callId={callId} clips={view.clips} canStop={view.canStopClip} />
      </div>
      {refused === null ? null : (
        <p id={reason} className="field-about capture-refused">
          {refused}
        </p>
      )}
      <ConsentDialog
        isOpen={isAsking && refused === null}
        clip={view.consentClip}
        onClose={() => {
          setAsking(false);
        }}
        onConsent={(consent) => {
          setAsking(false);
          record.raise({ callId, isOn: true, consent });
        }}
      />
    </>
  );
}

function RecordingTimer({ since }: { readonly since: UnixMs }): ReactElement {
  return <span className="capture-timer">{formatDuration(useMainTime(since) - since)}</span>;
}
