import type { Notification, NotificationConstructorOptions } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PermissionNews } from '#contract/permission.ts';
import { isReachable } from '#contract/presence.ts';
import { createHeldNews, type HeldNews } from '../../core/alerts/held-news.ts';
import { callerName } from '../../core/caller-name.ts';

export interface PermissionNotifier {
  /** `inWords` is asked only where there is something new to say. */
  show(state: AppState, inWords: () => Translate): void;
  close(): void;
}

/** The part of Electron's Notification that is used. */
export interface NotificationMaker {
  isSupported(): boolean;
  new (options: NotificationConstructorOptions): Pick<Notification, 'on' | 'show' | 'close'>;
}

/**
 * Native notifications of customers who have just allowed calls, and of promised calls: the agent may look at another
 * window for an hour. A refusal asks for nothing, so it waits in the main window. Silent, and gone when the news is. What comes while the
 * agent takes no calls is held back as missed calls are (`core/alerts.ts`).
 */
export function openPermissionNotifier(ports: {
  readonly notification: NotificationMaker;
  readonly clicked: () => void;
}): PermissionNotifier {
  const { notification: Maker, clicked } = ports;
  const held = createHeldNews();
  const standing = new Map<string, Pick<Notification, 'close'>>();
  return {
    show(state, inWords) {
      if (!Maker.isSupported()) return;
      const wanted = toasts(state, held);
      for (const [key, notification] of standing) {
        if (wanted.some((toast) => toast.key === key)) continue;
        notification.close();
        standing.delete(key);
      }
      for (const toast of wanted) {
        if (standing.has(toast.key)) continue;
        const notification = new Maker({ ...words(toast.news, state, inWords()), silent: true, urgency: 'normal' });
        notification.on('click', clicked);
        // Electron forgets a notification that nothing holds, and with it the click.
        standing.set(toast.key, notification);
        notification.show();
      }
    },
    close() {
      for (const notification of standing.values()) notification.close();
      standing.clear();
    },
  };
}

/** One notification, of one piece of news or of all that came while the agent was away. */
interface Toast {
  readonly key: string;
  readonly news: readonly PermissionNews[];
}

function toasts({ permissions, presence, settings }: AppState, held: HeldNews): readonly Toast[] {
  const news = permissions.news.filter(({ what }) => what !== 'refused');
  const { alone, together } = held(
    news.map(({ id }) => id),
    !isReachable(presence),
  );
  if (!settings.alerts.toasts) return [];
  return [...alone.map((id) => [id]), ...together].map((ids) => ({
    key: ids[0] ?? '',
    news: news.filter(({ id }) => ids.includes(id)),
  }));
}

/** With names covered, the line alone is told. */
function words(news: readonly PermissionNews[], state: AppState, t: Translate): { readonly title: string; readonly body: string } {
  const customers = new Set(news.map(({ peer }) => peer)).size;
  // Of one customer who allowed calls and whose promised call is due, the promise is what is to be done.
  const first = news.find(({ what }) => what === 'due') ?? news[0];
  if (first === undefined || customers > 1) return { title: t('news.away', { count: customers }), body: t('news.awayAdvice') };
  const { what, peer, lineId } = first;
  const who = state.settings.alerts.hidePersonal ? t('alerts.someone') : callerName(peer, state, t);
  const line = state.lines.find(({ id }) => id === lineId)?.label ?? '';
  if (what === 'due') return { title: t('news.due', { who }), body: t('news.dueAdvice', { line }) };
  return { title: t('news.granted', { who }), body: t('news.toastAdvice', { line }) };
}
