import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { MessageTemplate } from '#contract/message-template.ts';
import { useCommand } from '../../state/use-command.ts';

export interface LineTemplates {
  /** Null until they are read. */
  readonly templates: readonly MessageTemplate[] | null;
  /** Why they could not be read. */
  readonly error: AppError | null;
  readonly readAgain: () => void;
}

/** The templates of a line, read once they are wanted. */
export function useTemplates(lineId: LineId, isWanted: boolean): LineTemplates {
  const { raise, error } = useCommand('customer/templates');
  const [templates, setTemplates] = useState<readonly MessageTemplate[] | null>(null);
  const read = useCallback((): void => {
    raise({ lineId }, (reply) => {
      if (reply.ok) setTemplates(reply.value);
    });
  }, [raise, lineId]);
  useEffect(() => {
    if (isWanted) read();
  }, [read, isWanted]);
  return { templates, error, readAgain: read };
}
