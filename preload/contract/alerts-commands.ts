import type { Reply } from './alerts.ts';
import type { CallId } from './call.ts';

/** What card, small window and lists ask for beside the call itself. */
export interface AlertsCommands {
  /** Sends the message, then rejects the call for everyone. A message that is refused leaves the call ringing, silenced. */
  'call/reply': { input: { readonly callId: CallId; readonly reply: Reply }; output: null };
  /** The list of messages needs room that a card of few rows does not have. */
  'window/card-list': { input: { readonly isOpen: boolean }; output: null };
  /** Puts the small window away for the rest of the call. */
  'window/close-mini': { input: null; output: null };
}

/** Of the windows that show a ringing call. */
export const ALERTS_COMMAND_NAMES = ['call/reply'] as const satisfies readonly (keyof AlertsCommands)[];
