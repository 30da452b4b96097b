import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import { isCardWanted } from '#contract/incoming.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { asksForAttention } from '#contract/visual-ring.ts';

/** What the state calls for beside the main window. */
export interface WindowWishes {
  /** Whether the card is on the screen. */
  readonly card: boolean;
  readonly mini: boolean;
  /** The bars along the screen's edges. */
  readonly edge: boolean;
  /** Whether the taskbar asks for the agent. */
  readonly flash: boolean;
  /** Whether the windows stay out of screen sharing. */
  readonly isProtected: boolean;
  /** A call is up: the machine must not fall asleep. */
  readonly keepAwake: boolean;
}

/** What the windows themselves know. */
export interface WindowFacts {
  readonly isMainInFront: boolean;
  readonly isCardUp: boolean;
  /** The small window can be seen: it comes up a moment after it is wanted. */
  readonly isMiniUp: boolean;
  /** It is up, or wanted and about to come. */
  readonly isMiniDue: boolean;
  /** The agent has put the small window away in this call. */
  readonly isMiniClosed: boolean;
  /** The agent has closed the main window in this call: without the small one nothing would be left to hang up with. */
  readonly wasMainClosed: boolean;
  readonly farewell: FarewellFacts;
}

/** A call has ended, and what stood over other programs stays a moment to say why. */
export interface FarewellFacts {
  readonly isRunning: boolean;
  /** The ended calls for which it has begun. */
  readonly begunFor: ReadonlySet<CallId>;
}

type Seen = Pick<AppState, 'calls' | 'settings' | 'presence' | 'systemQuiet'>;

export function windowWishes(state: Seen, facts: WindowFacts): WindowWishes {
  const { alerts } = state.settings;
  const isUp = state.calls.some(isUnderWay);
  const mayShowMini = alerts.miniWindow || facts.wasMainClosed;
  // Also of a call that failed before the small window was up: whoever has answered it looks there for what became of it.
  const isFarewell = !isUp && !facts.isMainInFront && (facts.farewell.isRunning || hasJustEnded(state, facts.farewell));
  const mini = !facts.isMiniClosed && (isUp ? mayShowMini && !facts.isMainInFront : isFarewell && facts.isMiniDue);
  return {
    card: isCardWanted(state) || (isFarewell && facts.isCardUp && !mini),
    mini,
    edge: alerts.screenEdge && asksForAttention(state),
    flash: asksForAttention(state),
    isProtected: alerts.hideFromCapture,
    keepAwake: isUp,
  };
}

function hasJustEnded({ calls }: Seen, { begunFor }: FarewellFacts): boolean {
  return calls.some(({ id, phase }) => phase === 'ended' && !begunFor.has(id));
}
