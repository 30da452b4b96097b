import type { Translate } from '#contract/locales/translate.ts';
import type { CustomerPermission } from '#contract/permission.ts';
import type { UnixMs } from '#contract/time.ts';
import type { MomentWording } from './moment.ts';
import { permissionWords, statusText } from './permission-view.ts';
import type { PermissionWords } from './permission-view.ts';

/** What comes next with a customer whose permission a call has lacked. */
export type AskView =
  /** They can be asked; `told` is what came of an earlier question. */
  | { readonly next: 'ask'; readonly told: string | null }
  /** Nothing can be asked now: why, and what is left of Meta's limits. */
  | { readonly next: 'wait'; readonly told: string; readonly limits: readonly string[] }
  /** They allow calls since. */
  | { readonly next: 'call'; readonly told: string };

/** A question that waits for its answer is not sent once more: the customer may be asked once in a day and twice in a week. */
export function askView(
  known: CustomerPermission | undefined,
  { endedAt, t, wording }: { readonly endedAt: UnixMs; readonly t: Translate; readonly wording: MomentWording },
): AskView {
  if (known === undefined) return { next: 'ask', told: null };
  const read = permissionWords(known, t, wording);
  if (isGranted(read) && known.readAt > endedAt) return { next: 'call', told: statusText(read) };
  // A permission that was read before the call counts for less than the refusal of the call.
  const words = isGranted(read) ? permissionWords({ ...known, status: 'none', expiresAt: null }, t, wording) : read;
  // A yes of old explains nothing.
  const told = known.asked?.answer === 'granted' ? null : words.asked;
  if (told !== null && (known.asked?.answer === 'waiting' || !words.canAsk)) return { next: 'wait', told, limits: words.limits };
  return words.canAsk ? { next: 'ask', told } : { next: 'wait', told: t('request.spent'), limits: words.limits };
}

function isGranted({ tone }: PermissionWords): boolean {
  return tone === 'good' || tone === 'ending';
}
