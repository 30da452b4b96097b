import type { Notification, NotificationConstructorOptions } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PermissionNews } from '#contract/permission.ts';
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
 * window for an hour. A refusal asks for nothing, so it waits in the main window. Silent, and gone when the news is.
 */
export function openPermissionNotifier(ports: {
  readonly notification: NotificationMaker;
  readonly clicked: () => void;
}): PermissionNotifier {
  const { notification: Maker, clicked } = ports;
  const standing = new Map<PermissionNews['id'], Pick<Notification, 'close'>>();
  return {
    show(state, inWords) {
      if (!Maker.isSupported()) return;
      const wanted = state.settings.alerts.toasts ? state.permissions.news.filter(({ what }) => what !== 'refused') : [];
      for (const [id, notification] of standing) {
        if (wanted.some((news) => news.id === id)) continue;
        notification.close();
        standing.delete(id);
      }
      for (const news of wanted) {
        if (standing.has(news.id)) continue;
        const notification = new Maker({ ...words(news, state, inWords()), silent: true, urgency: 'normal' });
        notification.on('click', clicked);
        // Electron forgets a notification that nothing holds, and with it the click.
        standing.set(news.id, notification);
        notification.show();
      }
    },
    close() {
      for (const notification of standing.values()) notification.close();
      standing.clear();
    },
  };
}

/** With names covered, the line alone is told. */
function words({ what, peer, lineId }: PermissionNews, state: AppState, t: Translate): { readonly title: string; readonly body: string } {
  const who = state.settings.alerts.hidePersonal ? t('alerts.someone') : callerName(peer, state, t);
  const line = state.lines.find(({ id }) => id === lineId)?.label ?? '';
  if (what === 'due') return { title: t('news.due', { who }), body: t('news.dueAdvice', { line }) };
  return { title: t('news.granted', { who }), body: t('news.toastAdvice', { line }) };
}
