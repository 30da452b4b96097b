import type { Call, CallIn } from './call.ts';
import type { PresenceState } from './presence.ts';
import { ringsHere } from './rings-here.ts';
import { takesEyes } from './visual-ring.ts';

/** What the incoming card shows. Main sizes the window by it, the card draws it. */
export interface IncomingView {
  /** `compact`: the agent is in a call, and these can only wait. */
  readonly shape: 'full' | 'compact';
  /** The call that the large buttons are about; in the compact card the first row. */
  readonly first: CallIn<'ringing' | 'answering'>;
  /** Further calls that ring here, oldest first, in a row each. */
  readonly others: readonly CallIn<'ringing'>[];
  /** Those for which there is no row. */
  readonly more: number;
}

/** Rows beside the first call; more of them would be a list over somebody's work. */
const MOST_ROWS = 3;

export const CARD_WIDTH = 360;
const FULL_HEIGHT = 184;
const ROW_HEIGHT = 48;
const COMPACT_ROW_HEIGHT = 60;
const MORE_HEIGHT = 28;
/** Of the messages that can be sent: four of them in sight. */
const LIST_HEIGHT = 236;

/** Null when there is nothing to answer. */
export function incomingView({
  calls,
  presence,
}: {
  readonly calls: readonly Call[];
  readonly presence: PresenceState;
}): IncomingView | null {
  const ringing = calls.filter((call) => call.phase === 'ringing');
  const here = ringing.filter((call) => ringsHere(call, { presence }));
  // One being answered keeps the card; then one that still rings here; one silenced here can wait.
  const first = calls.find(isAnswering) ?? here[0] ?? ringing[0];
  if (first === undefined) return null;
  const others = here.filter(({ id }) => id !== first.id);
  return {
    shape: calls.some((call) => call.id !== first.id && takesEyes(call)) ? 'compact' : 'full',
    first,
    others: others.slice(0, MOST_ROWS),
    more: Math.max(0, others.length - MOST_ROWS),
  };
}

/** In CSS pixels, as the card is laid out; with the list of messages over it where that is open. */
export function cardSize(
  { shape, others, more }: Pick<IncomingView, 'shape' | 'others' | 'more'>,
  isListOpen = false,
): {
  readonly width: number;
  readonly height: number;
} {
  const rows = others.length * (shape === 'full' ? ROW_HEIGHT : COMPACT_ROW_HEIGHT);
  const first = shape === 'full' ? FULL_HEIGHT : COMPACT_ROW_HEIGHT;
  // The border of the whole card, which the compact rows do not count.
  const border = shape === 'full' ? 0 : 3;
  const height = first + rows + (more > 0 ? MORE_HEIGHT : 0) + border;
  return { width: CARD_WIDTH, height: isListOpen ? Math.max(height, LIST_HEIGHT) : height };
}

function isAnswering(call: Call): call is CallIn<'answering'> {
  return call.phase === 'answering';
}
