import { Notification } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { formatTimeOfDay } from '#contract/format-time.ts';
import { type Alert, alertsFor } from '../../core/alerts.ts';
import { callerName } from '../../core/caller-name.ts';
import type { Clock } from '../../core/ports.ts';

export interface NotifierView {
  show(state: AppState, t: Translate): void;
  close(): void;
}

/** Native notifications beside the card: silent, because the station rings; gone when what they tell is over. */
export function openNotifier(ports: { readonly clock: Clock; readonly clicked: () => void }): NotifierView {
  const since = ports.clock.now();
  const standing = new Map<string, Notification>();
  return {
    show(state, t) {
      if (!Notification.isSupported()) return;
      const wanted = alertsFor(state, since);
      const keys = new Set(wanted.map(({ key }) => key));
      for (const [key, notification] of standing) {
        if (keys.has(key)) continue;
        notification.close();
        standing.delete(key);
      }
      for (const alert of wanted) {
        if (standing.has(alert.key)) continue;
        const notification = new Notification({ ...words(alert, state, t), silent: true });
        notification.on('click', ports.clicked);
        // Electron forgets a notification that nothing holds, and with it the click.
        standing.set(alert.key, notification);
        notification.show();
      }
    },
    close() {
      for (const notification of standing.values()) notification.close();
      standing.clear();
    },
  };
}

function words(alert: Alert, state: AppState, t: Translate): { readonly title: string; readonly body: string } {
  switch (alert.type) {
    case 'incoming': {
      const line = state.lines.find(({ id }) => id === alert.lineId);
      return {
        title: t('notification.incoming.title', { who: callerName(alert.peer, state, t) }),
        body: line === undefined ? '' : t('notification.incoming.body', { line: line.label, kind: t(`lineKind.${line.kind}`) }),
      };
    }
    case 'missed':
      return {
        title: t('notification.missed.title', { who: callerName(alert.call.peer, state, t) }),
        body: t('notification.missed.body', {
          line: alert.call.lineLabel,
          time: formatTimeOfDay(alert.call.endedAt, { language: state.settings.language }),
        }),
      };
    case 'missed-many':
      return {
        title: t('notification.missedMany.title', { count: alert.count }),
        body: t('notification.missedMany.body', {
          who: callerName(alert.latest.peer, state, t),
          time: formatTimeOfDay(alert.latest.endedAt, { language: state.settings.language }),
        }),
      };
  }
}
