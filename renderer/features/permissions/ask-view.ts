import type { Translate } from '#contract/locales/translate.ts';
import type { CustomerPermission } from '#contract/permission.ts';
import type { UnixMs } from '#contract/time.ts';
import type { MomentWording } from './moment.ts';
import { permissionWords, statusText } from './permission-view.ts';

/** What comes next with a customer whose permission a call has lacked. */
export type AskView =
  /** They can be asked; `told` is what came of an earlier question, or what they allow as it is read. */
  | { readonly next: 'ask'; readonly told: string | null }
  /** Nothing can be asked now: why, and what is left of Meta's limits. */
  | { readonly next: 'wait'; readonly told: string; readonly limits: readonly string[] }
  /** They have said yes to a question since. */
  | { readonly next: 'call'; readonly told: string };

/** A question that waits for its answer is not sent once more: the customer may be asked once in a day and twice in a week. */
export function askView(
  known: CustomerPermission | undefined,
  { endedAt, t, wording }: { readonly endedAt: UnixMs; readonly t: Translate; readonly wording: MomentWording },
): AskView {
  if (known === undefined) return { next: 'ask', told: null };
  const { asked } = known;
  const words = permissionWords(known, t, wording);
  const isGranted = words.tone === 'good' || words.tone === 'ending';
  const isNews = known.readAt > endedAt;
  if (isGranted && isNews && asked?.answer === 'granted') return { next: 'call', told: statusText(words) };
  if (asked?.answer === 'waiting' && words.asked !== null)
    return { next: 'wait', told: words.asked, limits: isGranted ? [] : words.limits };
  // The call was refused all the same. What was read before that counts for less; what is read since stands beside it.
  if (isGranted) return { next: 'ask', told: isNews ? statusText(words) : null };
  // A yes of old explains nothing.
  const told = asked?.answer === 'granted' ? null : words.asked;
  return words.canAsk ? { next: 'ask', told } : { next: 'wait', told: told ?? t('request.spent'), limits: words.limits };
}
