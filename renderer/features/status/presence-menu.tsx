import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { QUIET_STATUSES, SPANS, presenceView, spanWords } from './presence-view.ts';
import type { QuietStatus } from './presence-view.ts';
import '../../ui/popover.css';
import '../../ui/select.css';
import './presence-menu.css';

const CANCEL = 'cancel-next';

/** What the agent is doing, set where it is read: first what, then for how long. During a call it is what comes after it. */
export function PresenceMenu({ sign }: { readonly sign: ReactNode }): ReactElement {
  const t = useWords();
  const view = presenceView(useAppState(), t);
  const set = useCommand('presence/set');
  const next = useCommand('presence/next');
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<QuietStatus | null>(null);
  const error = set.error ?? next.error;
  const change = view.isInCall ? next : set;
  const close = (): void => {
    setOpen(false);
  };
  return (
    <MenuTrigger
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) setAsked(null);
      }}
    >
      <AriaButton className="status-menu" aria-label={view.label}>
        {sign}
        <ChevronDown size={12} strokeWidth={3} aria-hidden className="status-menu-arrow" />
      </AriaButton>
      <Popover className="popover select-popover" placement="bottom start" offset={4}>
        {asked === null ? (
          <Note text={view.note} />
        ) : (
          <>
            <p className="presence-title">{t(`presence.status.${asked}`)}</p>
            <Note text={t('presence.meaning')} />
          </>
        )}
        {asked === null ? (
          <Menu
            className="select-list"
            aria-label={t('presence.title')}
            shouldCloseOnSelect={false}
            autoFocus="first"
            onAction={(key) => {
              const status = QUIET_STATUSES.find((name) => name === key);
              if (status !== undefined) {
                setAsked(status);
                return;
              }
              if (key === CANCEL) next.raise(null);
              else set.raise({ status: 'available', span: 'open-ended' });
              close();
            }}
          >
            {view.isInCall ? null : (
              <MenuItem id="available" className="select-option" textValue={t('presence.status.available')}>
                <span className="select-words">{t(view.current === 'available' ? 'presence.status.available' : 'presence.back')}</span>
                {view.current === 'available' ? <Check size={16} aria-hidden className="select-check" /> : null}
              </MenuItem>
            )}
            {QUIET_STATUSES.map((status) => (
              <MenuItem key={status} id={status} className="select-option" textValue={t(`presence.status.${status}`)}>
                <span className="select-words">{t(`presence.status.${status}`)}</span>
                {view.current === status ? <Check size={16} aria-hidden className="select-check" /> : null}
                <ChevronRight size={16} aria-hidden className="select-arrow" />
              </MenuItem>
            ))}
            {view.canCancel ? (
              <MenuItem id={CANCEL} className="select-option" textValue={t('presence.cancelNext')}>
                {t('presence.cancelNext')}
              </MenuItem>
            ) : null}
          </Menu>
        ) : (
          <Menu
            className="select-list"
            aria-label={t('presence.howLong')}
            autoFocus="first"
            onAction={(key) => {
              const span = SPANS[Number(key)];
              if (span !== undefined) change.raise({ status: asked, span });
              close();
            }}
          >
            {SPANS.map((span, index) => (
              <MenuItem key={spanWords(span, t)} id={index} className="select-option" textValue={spanWords(span, t)}>
                {spanWords(span, t)}
              </MenuItem>
            ))}
          </Menu>
        )}
        {error === null ? null : <ErrorNote error={error} />}
      </Popover>
    </MenuTrigger>
  );
}

function Note({ text }: { readonly text: string | null }): ReactElement | null {
  return text === null ? null : <p className="presence-note">{text}</p>;
}
