import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { useCommand } from '../../state/use-command.ts';

interface Press {
  readonly press: () => void;
  readonly isPending: boolean;
}

/** The three answers to a ringing call, and why the last one failed. */
export interface RingingCommands {
  readonly answer: Press;
  readonly reject: Press;
  readonly silence: Press;
  readonly error: AppError | null;
  readonly clearError: () => void;
}

export function useRingingCommands(callId: CallId): RingingCommands {
  const answer = useCommand('call/answer');
  const reject = useCommand('call/reject');
  const silence = useCommand('call/silence');
  const all = [answer, reject, silence];
  const clearError = (): void => {
    for (const command of all) command.clear();
  };
  const pressOf = (command: (typeof all)[number]): Press => ({
    isPending: command.isPending,
    press: () => {
      clearError();
      command.raise({ callId });
    },
  });
  return {
    answer: pressOf(answer),
    reject: pressOf(reject),
    silence: pressOf(silence),
    error: all.find((command) => command.error !== null)?.error ?? null,
    clearError,
  };
}
