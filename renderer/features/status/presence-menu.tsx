import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger, SubmenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { QUIET_STATUSES, SPANS, presenceView, spanWords } from './presence-view.ts';
import '../../ui/popover.css';
import '../../ui/select.css';

const CANCEL = 'cancel-next';

/** What the agent is doing, set where it is read. During a call it is what comes after it. */
export function PresenceMenu({ sign }: { readonly sign: ReactNode }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const view = presenceView(state, t);
  const set = useCommand('presence/set');
  const next = useCommand('presence/next');
  const error = set.error ?? next.error;
  const choose = (status: (typeof QUIET_STATUSES)[number] | 'available', span: (typeof SPANS)[number]): void => {
    (view.isInCall ? next : set).raise({ status, span });
  };
  return (
    <MenuTrigger>
      <AriaButton className="status-menu" aria-label={view.label}>
        {sign}
        <ChevronDown size={12} strokeWidth={3} aria-hidden className="status-menu-arrow" />
      </AriaButton>
      <Popover className="popover select-popover" placement="bottom start" offset={4}>
        {error === null ? null : <ErrorNote error={error} />}
        <Menu
          className="select-list"
          aria-label={t('presence.title')}
          onAction={(key) => {
            if (key === CANCEL) next.raise(null);
            if (key === 'available') choose('available', 'open-ended');
          }}
        >
          <MenuSection>
            <Header className="presence-note">{view.note}</Header>
            {view.isInCall ? null : (
              <MenuItem id="available" className="select-option" textValue={t('presence.status.available')}>
                <span className="select-words">{t(view.current === 'available' ? 'presence.status.available' : 'presence.back')}</span>
                {view.current === 'available' ? <Check size={16} aria-hidden className="select-check" /> : null}
              </MenuItem>
            )}
            {QUIET_STATUSES.map((status) => (
              <SubmenuTrigger key={status}>
                <MenuItem id={status} className="select-option" textValue={t(`presence.status.${status}`)}>
                  <span className="select-words">{t(`presence.status.${status}`)}</span>
                  {view.current === status ? <Check size={16} aria-hidden className="select-check" /> : null}
                  <ChevronRight size={16} aria-hidden className="select-arrow" />
                </MenuItem>
                <Popover className="popover select-popover">
                  <Menu
                    className="select-list"
                    aria-label={t('presence.howLong')}
                    onAction={(key) => {
                      const span = SPANS[Number(key)];
                      if (span !== undefined) choose(status, span);
                    }}
                  >
                    {SPANS.map((span, index) => (
                      <MenuItem key={spanWords(span, t)} id={index} className="select-option" textValue={spanWords(span, t)}>
                        {spanWords(span, t)}
                      </MenuItem>
                    ))}
                  </Menu>
                </Popover>
              </SubmenuTrigger>
            ))}
            {view.canCancel ? (
              <MenuItem id={CANCEL} className="select-option" textValue={t('presence.cancelNext')}>
                {t('presence.cancelNext')}
              </MenuItem>
            ) : null}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
