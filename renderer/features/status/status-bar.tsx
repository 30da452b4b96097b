import {
  Check,
  CircleDashed,
  CloudOff,
  GraduationCap,
  Headphones,
  Phone,
  PhoneIncoming,
  Plus,
  RefreshCw,
  Settings as SettingsIcon,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
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
  ready: Check,
};

export interface StatusBarProps {
  readonly onOpenSettings: () => void;
  readonly onOpenSoundCheck: () => void;
}

/** One glance, one answer: can I be reached? */
export function StatusBar({ onOpenSettings, onOpenSoundCheck }: StatusBarProps): ReactElement {
  const t = useWords();
  const view = statusView(useAppState(), t);
  const Icon = ICONS[view.kind];
  return (
    <header className="status-bar">
      <span className={`status-sign status-${view.kind}`}>
        <Icon size={18} strokeWidth={2.25} aria-hidden />
      </span>
      <div className="status-words" role="status">
        <h1 className="status-title">{view.title}</h1>
        <p className="status-detail">{view.detail}</p>
      </div>
      <div className="status-actions">
        {view.isPractice ? (
          <span title={t('status.practiceMeaning')}>
            <Badge kind="practice" icon={<GraduationCap size={14} aria-hidden />}>
              {t('status.practice')}
            </Badge>
          </span>
        ) : null}
        <QuietRinger onOpenSettings={onOpenSettings} />
        <IconButton label={t('soundCheck.open')} onPress={onOpenSoundCheck}>
          <Headphones size={20} aria-hidden />
        </IconButton>
        <IconButton label={t('common.settings')} onPress={onOpenSettings}>
          <SettingsIcon size={20} aria-hidden />
        </IconButton>
      </div>
    </header>
  );
}
