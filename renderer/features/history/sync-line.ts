import type { AppState } from '#contract/app-state.ts';
import type { LineSync } from '#contract/history.ts';
import type { LineId } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';

/** What the page says of older calls: nothing where all is here. */
export type SyncView =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string; readonly lineId: LineId };

/** Trouble is said first; else the line that has farthest to go. */
export function syncView(
  { history, lines }: Pick<AppState, 'history' | 'lines'>,
  { t, language }: { readonly t: Translate; readonly language: Language },
): SyncView {
  const failed = history.sync.find(({ error }) => error !== null);
  if (failed !== undefined) {
    const line = lines.find(({ id }) => id === failed.lineId)?.label ?? t('common.unknownLine');
    return { kind: 'failed', text: t('historySync.failed', { line }), lineId: failed.lineId };
  }
  // A look for new calls is no news: only what goes back to before is told.
  const reading = history.sync.filter(({ phase, reachedBack }) => phase !== 'complete' && reachedBack !== null);
  const [first, ...others] = reading;
  if (first === undefined) return { kind: 'none' };
  const last = others.reduce<LineSync>((far, one) => ((one.reachedBack ?? 0) > (far.reachedBack ?? 0) ? one : far), first);
  if (last.reachedBack === null) return { kind: 'none' };
  const date = new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(last.reachedBack);
  return { kind: 'reading', text: t('historySync.reading', { date }) };
}
