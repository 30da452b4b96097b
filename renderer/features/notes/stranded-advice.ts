import type { AppError } from '#contract/errors.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';

/** What to do about a note that is not saved. Only where the disk refused it there may be space to be freed. */
export function strandedAdvice({ code }: AppError): MessageKey {
  if (code === 'call-gone') return 'notes.strandedGone';
  return code === 'note-not-kept' ? 'notes.strandedOnDisk' : 'notes.strandedAdvice';
}
