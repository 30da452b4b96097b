import type { CallContext, LineReplies } from './alerts.ts';
import { AVAILABLE_SINCE_START, type PresenceState } from './presence.ts';

/** The part of AppState that alerts and windows add. */
export interface AlertsState {
  readonly presence: PresenceState;
  /** Of every call that is not over. */
  readonly callContexts: readonly CallContext[];
  /** Lines without a template that can be sent are left out. */
  readonly lineReplies: readonly LineReplies[];
  /** Whether the operating system asks not to disturb; null where it does not tell, or nobody wanted to know. */
  readonly systemQuiet: boolean | null;
}

export const EMPTY_ALERTS: AlertsState = {
  presence: AVAILABLE_SINCE_START,
  callContexts: [],
  lineReplies: [],
  systemQuiet: null,
};
