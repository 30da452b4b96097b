import type { Reply } from '#contract/alerts.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';
import { textPieces, variablesIn } from '#contract/message-template.ts';
import type { MessageTemplate } from '#contract/message-template.ts';
import { completeValues, fieldName, knownValues } from '../../features/permissions/template-fill.ts';
import { personName } from '../../features/permissions/use-customer-name.ts';

export interface ReplyChoice {
  readonly key: string;
  readonly text: string;
  /** The template's name; null for a text of the agent's own. */
  readonly template: string | null;
  /** Null where something has to be filled in first: the card takes no keys. */
  readonly reply: Reply | null;
}

/** Stands for a name that is kept covered; it is sent all the same. */
const COVERED = '•••';

/** The agent's own texts first, then what the line has as templates, with the caller's name where they want it; those that want more come last. */
export function replyChoices(
  { lineId, peer }: Call,
  { settings, lineReplies, contacts, practice }: Pick<AppState, 'settings' | 'lineReplies' | 'contacts' | 'practice'>,
): readonly ReplyChoice[] {
  const { quickReplies, hidePersonal } = settings.alerts;
  const own = quickReplies.map((text, index): ReplyChoice => ({
    key: `text ${String(index)}`,
    text,
    template: null,
    reply: { kind: 'text', text },
  }));
  const name = peer === null ? null : personName(peer, { contacts, practice });
  const templates = lineReplies.find((replies) => replies.lineId === lineId)?.templates ?? [];
  const approved = templates.map((template) => templateChoice(template, name, hidePersonal));
  const isReady = ({ reply }: ReplyChoice): boolean => reply !== null;
  return [...own, ...approved.filter(isReady), ...approved.filter((choice) => !isReady(choice))];
}

/** One press sends it, so nothing is guessed, and what is filled in stands where the agent sees it. */
function templateChoice({ id, name, header, body, variables }: MessageTemplate, caller: string | null, isCovered: boolean): ReplyChoice {
  const texts = header === null || variablesIn([header]).length === 0 ? [body] : [header, body];
  const seen = new Set(variablesIn(texts));
  const known = knownValues(
    variables.filter((variable) => seen.has(variable)),
    caller,
  );
  const complete = completeValues(variables, known);
  const shown = (variable: string): string => {
    const value = known[variable];
    if (value === undefined) return `[${fieldName(variable)}]`;
    return isCovered ? COVERED : value;
  };
  return {
    key: `template ${id}`,
    text: textPieces(texts.join('\n'))
      .map((piece) => (piece.kind === 'text' ? piece.text : shown(piece.variable)))
      .join(''),
    template: name,
    reply: complete === null ? null : { kind: 'template', templateId: id, variables: complete },
  };
}
