import type { Reply } from '#contract/alerts.ts';
import type { AppError } from '#contract/errors.ts';
import type { MessageTemplate } from '#contract/message-template.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Result } from '#contract/result.ts';

/** What has become of a message that the service took: not known yet, on its way, or refused by WhatsApp. */
export type MessageFate = { readonly state: 'waiting' | 'gone' } | { readonly state: 'refused'; readonly error: AppError };

/** The messages of one number, as far as a reply to a caller, or a message in place of a call, needs them. */
export interface MessageApi {
  /** Those that can be sent from here first; the others say why they cannot. */
  templates(): Promise<Result<readonly MessageTemplate[], AppError>>;
  /** Resolves when the service has taken it, with its id there, where it tells one. Never sent twice. */
  send(order: { readonly to: PhoneNumber; readonly reply: Reply }): Promise<Result<{ readonly id: string | null }, AppError>>;
  /** What has become of one that was sent. */
  fate(id: string): Promise<Result<MessageFate, AppError>>;
}
