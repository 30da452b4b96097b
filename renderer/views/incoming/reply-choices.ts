import type { Reply } from '#contract/alerts.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';
import { textPieces } from '#contract/message-template.ts';
import type { MessageTemplate } from '#contract/message-template.ts';
import { completeValues, fieldName, guessedValues } from '../../features/permissions/template-fill.ts';
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

function templateChoice({ id, name, body, variables }: MessageTemplate, caller: string | null, isCovered: boolean): ReplyChoice {
  const guessed = guessedValues(variables, caller);
  const complete = completeValues(variables, guessed);
  const shown = (variable: string): string => {
    const value = guessed[variable];
    if (value === undefined) return `[${fieldName(variable)}]`;
    return isCovered ? COVERED : value;
  };
  return {
    key: `template ${id}`,
    text: textPieces(body)
      .map((piece) => (piece.kind === 'text' ? piece.text : shown(piece.variable)))
      .join(''),
    template: name,
    reply: complete === null ? null : { kind: 'template', templateId: id, variables: complete },
  };
}
