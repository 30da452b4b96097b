import type { CallContext, LineReplies } from './alerts.ts';
import { AVAILABLE_SINCE_START, type PresenceState } from './presence.ts';

/** The windows with a live region. Each has one; of a piece of news exactly one of them speaks. */
export type SpeakingWindow = 'main' | 'incoming' | 'mini';

export interface Speaking {
  /** Tells of a call that begins to ring. Null: the small window will, when it is up in a moment; until then nobody does. */
  readonly rings: SpeakingWindow | null;
  /** Tells of all else. Null: as above. */
  readonly calls: SpeakingWindow | null;
}

/** The part of AppState that alerts and windows add. */
export interface AlertsState {
  readonly presence: PresenceState;
  /** Of every call that is not over. */
  readonly callContexts: readonly CallContext[];
  /** Lines without a template that can be sent are left out. */
  readonly lineReplies: readonly LineReplies[];
  /** Whether the operating system asks not to disturb; null where it does not tell, or nobody wanted to know. */
  readonly systemQuiet: boolean | null;
  readonly speaking: Speaking;
}

export const EMPTY_ALERTS: AlertsState = {
  presence: AVAILABLE_SINCE_START,
  callContexts: [],
  lineReplies: [],
  systemQuiet: null,
  speaking: { rings: 'main', calls: 'main' },
};
