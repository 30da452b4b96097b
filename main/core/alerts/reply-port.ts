import type { Reply, ReplyTemplate } from '#contract/alerts.ts';
import type { AppError } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Result } from '#contract/result.ts';

/** The messages of one number, as far as a reply to a caller needs them. */
export interface MessageApi {
  /** Those that may be sent now and need nothing filled in. */
  templates(): Promise<Result<readonly ReplyTemplate[], AppError>>;
  /** Resolves when the service has taken it; whether it was read, nobody waits for. Never sent twice. */
  send(order: { readonly to: PhoneNumber; readonly reply: Reply }): Promise<Result<null, AppError>>;
}
