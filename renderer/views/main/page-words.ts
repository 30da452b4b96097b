import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Page } from './pages.tsx';

export interface PageWords {
  readonly name: string;
  /** Missed calls that wait there to be seen, as a mark: `3`, or `99+`; null where none do. */
  readonly mark: string | null;
  /** The same in words, after the name. */
  readonly spoken: string;
}

/** A larger number says no more, and has no room on a tab. */
const MOST = 99;

/** What a page is called, on its tab and in the menu. */
export function pageWords({ name, missed }: Pick<Page, 'name' | 'missed'>, state: AppState, t: Translate): PageWords {
  const words = t(`places.${name}`);
  const count = missed?.(state) ?? 0;
  if (count === 0) return { name: words, mark: null, spoken: words };
  return {
    name: words,
    mark: count > MOST ? `${MOST}+` : String(count),
    spoken: `${words}, ${t('alerts.tooltip.missed', { count })}`,
  };
}
