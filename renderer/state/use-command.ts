import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandInput, CommandName, CommandReply } from '#contract/bridge.ts';
import { appError } from '#contract/errors.ts';
import type { AppError } from '#contract/errors.ts';
import { fail } from '#contract/result.ts';
import { useSoftphone } from './softphone-context.tsx';

export interface CommandHandle<Name extends CommandName> {
  /** Raises the command. A bridge that throws becomes an error like any other; `onReply` hears either outcome. */
  readonly raise: (input: CommandInput<Name>, onReply?: (reply: CommandReply<Name>) => void) => void;
  readonly isPending: boolean;
  /** Why the last one failed; null after a success, a new try or `clear`. */
  readonly error: AppError | null;
  readonly clear: () => void;
}

/** A command with its waiting and its failure, for the control that raises it to show. */
export function useCommand<Name extends CommandName>(name: Name): CommandHandle<Name> {
  const { bridge } = useSoftphone();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const isShown = useRef(true);

  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  const raise = useCallback<CommandHandle<Name>['raise']>(
    (input, onReply) => {
      setPending(true);
      setError(null);
      const finish = (reply: CommandReply<Name>): void => {
        if (!isShown.current) return;
        setPending(false);
        setError(reply.ok ? null : reply.error);
        onReply?.(reply);
      };
      const invoke = async (): Promise<CommandReply<Name>> => bridge.invoke(name, input);
      invoke().then(finish, (cause: unknown) => {
        finish(fail(appError('internal', String(cause))));
      });
    },
    [bridge, name],
  );
  const clear = useCallback(() => {
    setError(null);
  }, []);
  return { raise, isPending, error, clear };
}
