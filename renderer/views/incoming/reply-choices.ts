import type { Reply } from '#contract/alerts.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';

export interface ReplyChoice {
  readonly key: string;
  readonly text: string;
  /** The template's name; null for a text of the agent's own. */
  readonly template: string | null;
  readonly reply: Reply;
}

/** The agent's own texts first, then what the line has as templates. */
export function replyChoices(
  { lineId }: Call,
  { settings, lineReplies }: Pick<AppState, 'settings' | 'lineReplies'>,
): readonly ReplyChoice[] {
  const own = settings.alerts.quickReplies.map((text, index): ReplyChoice => ({
    key: `text ${String(index)}`,
    text,
    template: null,
    reply: { kind: 'text', text },
  }));
  const templates = lineReplies.find((replies) => replies.lineId === lineId)?.templates ?? [];
  const approved = templates.map(({ id, name, body }): ReplyChoice => ({
    key: `template ${id}`,
    text: body,
    template: name,
    reply: { kind: 'template', templateId: id },
  }));
  return [...own, ...approved];
}
