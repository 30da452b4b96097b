import {
  Check,
  CircleDashed,
  CloudOff,
  GraduationCap,
  Moon,
  Phone,
  PhoneIncoming,
  Plus,
  RefreshCw,
  Settings as SettingsIcon,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Place } from '../notices/places.ts';
import { PresenceMenu } from './presence-menu.tsx';
import { QuietRinger } from './quiet-ringer.tsx';
import { statusView } from './status-view.ts';
import type { StatusKind } from './status-view.ts';
import './status-bar.css';

const ICONS: Record<StatusKind, LucideIcon> = {
  'in-call': Phone,
  ringing: PhoneIncoming,
  down: CloudOff,
  partly: TriangleAlert,
  polling: RefreshCw,
  connecting: CircleDashed,
  'no-lines': Plus,
  quiet: Moon,
  ready: Check,
};

export interface StatusBarProps {
  readonly goTo: (place: Place) => void;
  /** The window's menu, at the end. */
  readonly menu: ReactNode;
}

/** One glance, one answer: can I be reached? */
export function StatusBar({ goTo, menu }: StatusBarProps): ReactElement {
  const t = useWords();
  const view = statusView(useAppState(), t);
  const Icon = ICONS[view.kind];
  const openSettings = (): void => {
    goTo('settings');
  };
  return (
    <header className="status-bar">
      <PresenceMenu
        sign={
          <span className={`status-sign status-${view.kind}`}>
            <Icon size={18} strokeWidth={2.25} aria-hidden />
          </span>
        }
      />
      <div className="status-words">
        <div className="status-head">
          <h1 className="status-title">{view.title}</h1>
          {view.isPractice ? (
            <span title={t('status.practiceMeaning')}>
              <Badge kind="practice" icon={<GraduationCap size={14} aria-hidden />}>
                {t('status.practice')}
              </Badge>
            </span>
          ) : null}
        </div>
        <p className="status-detail">{view.detail}</p>
      </div>
      <div className="status-actions">
        <QuietRinger onOpenSettings={openSettings} />
        <IconButton label={t('common.settings')} onPress={openSettings}>
          <SettingsIcon size={20} aria-hidden />
        </IconButton>
        {menu}
      </div>
    </header>
  );
}
