import type { CallIn } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import type { CallActionName } from './shortcuts.ts';

export interface CallActions {
  /** What each does now; null where there is nothing to do it to. */
  readonly run: Readonly<Record<CallActionName, (() => void) | null>>;
  /** The call that answering, rejecting and silencing would act on. */
  readonly ringing: CallIn<'ringing'> | null;
  readonly isMuted: boolean;
  readonly isHeld: boolean;
  readonly error: AppError | null;
  readonly clearError: () => void;
}

/** What can be done to the calls there are, from wherever in the window: of several that ring, to the oldest that sounds. */
export function useCallActions(): CallActions {
  const { calls } = useAppState();
  const answer = useCommand('call/answer');
  const reject = useCommand('call/reject');
  const silence = useCommand('call/silence');
  const hangUp = useCommand('call/hang-up');
  const mute = useCommand('call/mute');
  const hold = useCommand('call/hold');
  const commands = [answer, reject, silence, hangUp, mute, hold];

  const waiting = calls.filter((call) => call.phase === 'ringing');
  const ringing = waiting.find((call) => !call.silenced) ?? waiting[0] ?? null;
  const current = calls.find(isUnderWay) ?? null;
  const heard = current?.phase === 'active' || current?.phase === 'alerting' ? current : null;
  const active = current?.phase === 'active' ? current : null;

  return {
    run: {
      answer: ringing === null || current !== null ? null : () => answer.raise({ callId: ringing.id }),
      reject: ringing === null ? null : () => reject.raise({ callId: ringing.id }),
      silence: ringing === null || ringing.silenced ? null : () => silence.raise({ callId: ringing.id }),
      'hang-up': current === null ? null : () => hangUp.raise({ callId: current.id }),
      mute: heard === null ? null : () => mute.raise({ callId: heard.id, muted: !heard.muted }),
      hold: active === null ? null : () => hold.raise({ callId: active.id, held: !active.held }),
    },
    ringing,
    isMuted: heard?.muted ?? false,
    isHeld: active?.held ?? false,
    error: commands.find(({ error }) => error !== null)?.error ?? null,
    clearError: () => {
      for (const command of commands) command.clear();
    },
  };
}
