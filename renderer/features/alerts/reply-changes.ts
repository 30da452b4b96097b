import { MOST_QUICK_REPLIES } from '#contract/alerts.ts';

/** The replies with this text at a place, the next free one included. A text of nothing takes the place away; one that is there already is not there twice. */
export function withReply(replies: readonly string[], index: number, text: string): readonly string[] {
  const next = text.trim();
  if (next === '') return withoutReply(replies, index);
  if (replies.some((reply, at) => at !== index && reply === next)) return withoutReply(replies, index);
  return (index < replies.length ? replies.with(index, next) : [...replies, next]).slice(0, MOST_QUICK_REPLIES);
}

export function withoutReply(replies: readonly string[], index: number): readonly string[] {
  return replies.filter((_reply, at) => at !== index);
}
