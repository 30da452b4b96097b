import type { StatusOrder } from './presence.ts';

/** The agent's status. */
export interface PresenceCommands {
  /** From now on; where a call is under way it goes on. */
  'presence/set': { input: StatusOrder; output: null };
  /** When the call under way is over; null takes it back. Without a call it is taken at once. */
  'presence/next': { input: StatusOrder | null; output: null };
}

export const PRESENCE_COMMAND_NAMES = ['presence/set', 'presence/next'] as const satisfies readonly (keyof PresenceCommands)[];
