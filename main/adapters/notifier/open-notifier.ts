import type { Notification } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { CallId, RecentCall } from '#contract/call.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { formatTimeOfDay } from '#contract/format-time.ts';
import { type Alert, createAlerts } from '../../core/alerts.ts';
import { callerName } from '../../core/caller-name.ts';
import type { Clock } from '../../core/ports.ts';

export interface NotifierView {
  show(state: AppState, t: Translate): void;
  close(): void;
}

/** Native notifications beside the card: silent, because the station rings; gone when what they tell is over. */
export function openNotifier(ports: {
  /** Electron's own. */
  readonly Notification: typeof Notification;
  readonly clock: Clock;
  readonly clicked: (alert: Alert) => void;
  readonly answer: (callId: CallId) => void;
  readonly reject: (callId: CallId) => void;
}): NotifierView {
  const { Notification: Shown } = ports;
  const alertsFor = createAlerts(ports.clock.now());
  const standing = new Map<string, Notification>();
  return {
    show(state, t) {
      if (!Shown.isSupported()) return;
      const wanted = alertsFor(state);
      const keys = new Set(wanted.map(({ key }) => key));
      for (const [key, notification] of standing) {
        if (keys.has(key)) continue;
        notification.close();
        standing.delete(key);
      }
      for (const alert of wanted) {
        if (standing.has(alert.key)) continue;
        // Of normal urgency: what is critical, a desktop shows also where it was told not to disturb.
        const notification = new Shown({ ...words(alert, state, t), ...buttons(alert, t), silent: true, urgency: 'normal' });
        const deafUntil = ports.clock.now() + QUIET_START_MS;
        notification.on('click', () => ports.clicked(alert));
        notification.on('action', ({ actionIndex }) => {
          // It comes up where something else was clicked a moment ago. The call rings on, on the card.
          if (alert.type !== 'incoming' || ports.clock.now() < deafUntil) return;
          (actionIndex === 0 ? ports.answer : ports.reject)(alert.callId);
        });
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

/** Where the system can (macOS, Windows; a desktop of Linux with actions). An answer costs one click where it is on top anyway. */
function buttons(alert: Alert, t: Translate): Pick<Electron.NotificationConstructorOptions, 'actions'> {
  if (alert.type !== 'incoming') return {};
  return {
    actions: [
      { type: 'button', text: t('notificationAction.answer') },
      { type: 'button', text: t('notificationAction.reject') },
    ],
  };
}

/** With names covered, what rings is told by its line alone. */
function words(alert: Alert, state: AppState, t: Translate): { readonly title: string; readonly body: string } {
  const who = (peer: RecentCall['peer']): string => (state.settings.alerts.hidePersonal ? t('alerts.someone') : callerName(peer, state, t));
  switch (alert.type) {
    case 'incoming': {
      const line = state.lines.find(({ id }) => id === alert.lineId);
      return {
        title: t('notification.incoming.title', { who: who(alert.peer) }),
        body: line === undefined ? '' : t('notification.incoming.body', { line: line.label, kind: t(`lineKind.${line.kind}`) }),
      };
    }
    case 'missed':
      return {
        title: t('notification.missed.title', { who: who(alert.call.peer) }),
        body: t('notification.missed.body', {
          line: alert.call.lineLabel,
          time: formatTimeOfDay(alert.call.endedAt, { language: state.settings.language }),
        }),
      };
    case 'missed-many':
      return {
        title: t('notification.missedMany.title', { count: alert.count }),
        body: t('notification.missedMany.body', {
          who: who(alert.latest.peer),
          time: formatTimeOfDay(alert.latest.endedAt, { language: state.settings.language }),
        }),
      };
    case 'missed-away':
      return {
        title: t('notification.missedAway.title', { count: alert.count }),
        body: t('notification.missedAway.body', {
          count: alert.count,
          who: who(alert.latest.peer),
          time: formatTimeOfDay(alert.latest.endedAt, { language: state.settings.language }),
        }),
      };
  }
}
