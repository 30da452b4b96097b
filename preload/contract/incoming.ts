import type { AlertSettings, CallContext } from './alerts.ts';
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
/** Of the card in the moment after a call's end: who it was, and why it ended. */
export const FAREWELL_SIZE = { width: CARD_WIDTH, height: 56 } as const;
/** Who and which line, the number, and the large buttons. */
const FULL_HEIGHT = 159;
const ROW_HEIGHT = 48;
/** One line of what was before. */
const PAST_HEIGHT = 18;
/** While the agent talks: why nothing can be answered. Else: how many further calls ring. */
const FOOT_HEIGHT = 28;
/** Of the messages that can be sent: four of them in sight. */
const LIST_HEIGHT = 236;
/** So many fit into one line, nearly always; what does not is cut. */
const NOTE_LETTERS_A_LINE = 44;

/** Null when there is nothing to answer. */
export function incomingView({
  calls,
  presence,
}: {
  readonly calls: readonly Call[];
  readonly presence: PresenceState;
}): IncomingView | null {
  const here = calls.filter((call) => ringsHere(call, { presence }));
  // One being answered keeps the card; one silenced here can wait.
  const first = calls.find(isAnswering) ?? here[0];
  if (first === undefined) return null;
  const others = here.filter(({ id }) => id !== first.id);
  return {
    shape: calls.some((call) => call.id !== first.id && takesEyes(call)) ? 'compact' : 'full',
    first,
    others: others.slice(0, MOST_ROWS),
    more: Math.max(0, others.length - MOST_ROWS),
  };
}

/** Whether the card is on the screen: the agent wants one, and a call rings here. */
export function isCardWanted({
  calls,
  presence,
  settings: { alerts },
  systemQuiet,
}: {
  readonly calls: readonly Call[];
  readonly presence: PresenceState;
  readonly settings: { readonly alerts: Pick<AlertSettings, 'card' | 'cardInSystemQuiet'> };
  readonly systemQuiet: boolean | null;
}): boolean {
  return alerts.card && (alerts.cardInSystemQuiet || systemQuiet !== true) && calls.some((call) => ringsHere(call, { presence }));
}

/** What has room under a caller's name. */
export interface PastRoom {
  readonly hasLastCall: boolean;
  readonly noteLines: 0 | 1 | 2;
}

/** Of the first call in full. Where others wait below, its note has one line. */
export function pastRoom({ first, others }: Pick<IncomingView, 'first' | 'others'>, contexts: readonly CallContext[]): PastRoom {
  const known = contexts.find(({ callId }) => callId === first.id);
  const letters = known?.note?.length ?? 0;
  return {
    hasLastCall: (known?.lastCall ?? null) !== null,
    noteLines: letters === 0 ? 0 : letters > NOTE_LETTERS_A_LINE && others.length === 0 ? 2 : 1,
  };
}

/** Whether a row has a line for what was before: nothing of it where names are covered. */
export function hasPastLine(
  call: Call,
  { contexts, isCovered }: { readonly contexts: readonly CallContext[]; readonly isCovered: boolean },
): boolean {
  const known = contexts.find(({ callId }) => callId === call.id);
  return !isCovered && known !== undefined && (known.lastCall !== null || known.note !== null);
}

export interface CardFacts {
  readonly callContexts: readonly CallContext[];
  readonly settings: { readonly alerts: Pick<AlertSettings, 'hidePersonal'> };
  /** The list of messages is over the card. */
  readonly isListOpen?: boolean;
}

/** In CSS pixels, as the card is laid out; nothing that is not in the state makes it larger, so that main can size the window by it. */
export function cardSize(
  view: IncomingView,
  { callContexts: contexts, settings, isListOpen = false }: CardFacts,
): { readonly width: number; readonly height: number } {
  const isCovered = settings.alerts.hidePersonal;
  const rowHeight = (call: Call): number => ROW_HEIGHT + (hasPastLine(call, { contexts, isCovered }) ? PAST_HEIGHT : 0);
  const rows = view.others.reduce((sum, call) => sum + rowHeight(call), 0);
  // The border of the whole card, which the compact rows do not count.
  const height =
    view.shape === 'full'
      ? FULL_HEIGHT + pastHeight(pastRoom(view, contexts)) + rows + (view.more > 0 ? FOOT_HEIGHT : 0)
      : rowHeight(view.first) + rows + FOOT_HEIGHT + 3;
  return { width: CARD_WIDTH, height: isListOpen ? Math.max(height, LIST_HEIGHT) : height };
}

function pastHeight({ hasLastCall, noteLines }: PastRoom): number {
  return PAST_HEIGHT * ((hasLastCall ? 1 : 0) + noteLines);
}

function isAnswering(call: Call): call is CallIn<'answering'> {
  return call.phase === 'answering';
}
