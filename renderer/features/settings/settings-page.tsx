import { Building2, SearchX } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { SettingsChange } from '#contract/settings.ts';
import { foreignWords } from '../../state/foreign-words.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { useAim } from '../notices/aim.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { useKeptScroll, useKeptView } from '../notices/whereabouts.ts';
import { companyName, problemWords } from './lock-view.ts';
import { SectionsContext } from './sections-context.ts';
import { searchSettings } from './search-settings.ts';
import { SettingsFinder } from './settings-finder.tsx';
import { SettingsRow } from './settings-row.tsx';
import { SETTINGS_SECTIONS } from './settings-sections.ts';
import { SettingsChangeContext } from './use-settings-change.ts';
import './lock-words.css';
import './settings.css';
import './settings-page.css';

/**
 * All settings on one page. Each change takes effect at once; what main refuses is said on top and the old value stays. Nothing is
 * switched off while a change is on its way: the keyboard would lose its place.
 */
export function SettingsPage(): ReactElement {
  const t = useWords();
  const { policy, settings } = useAppState();
  const { raise, error, clear } = useCommand('settings/change');
  const [text, setText] = useKeptView('settings text', '');
  const [aimed, setAimed] = useState<{ readonly entryId: string } | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const heading = useId();
  useKeptScroll('settings scroll', body, text);
  const change = useMemo(
    () =>
      (part: SettingsChange): void => {
        raise(part);
      },
    [raise],
  );
  const found = searchSettings(SETTINGS_SECTIONS, text, { t, foreign: foreignWords(settings.language) });
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0);
  const goTo = (id: string): void => {
    const section = body.current?.querySelector<HTMLElement>(`[data-section="${id}"]`);
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector<HTMLElement>('.settings-title')?.focus({ preventScroll: true });
  };
  useAim('settings', (aim) => {
    setText('');
    setAimed(aim);
  });
  useEffect(() => {
    const row = aimed === null ? null : body.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(aimed.entryId)}"]`);
    if (row === null || row === undefined) return;
    row.scrollIntoView({ block: 'center' });
    const control = row.querySelector<HTMLElement>(':is(button, input, select, textarea):enabled, a[href]');
    (control ?? row).focus({ preventScroll: true });
  }, [aimed]);

  return (
    <SettingsChangeContext value={change}>
      <SectionsContext value={SETTINGS_SECTIONS}>
        <div className="settings-page">
          <SettingsFinder
            text={text}
            onText={(words) => {
              setText(words);
              setAimed(null);
            }}
            sections={found.map(({ section }) => section)}
            onSection={goTo}
            said={text.trim() === '' ? null : count === 0 ? t('settingsPage.none') : t('settingsPage.found', { count })}
            isNothing={count === 0}
          />
          <div className="settings-body" ref={body}>
            {error === null ? null : <ErrorNote error={error} stays onDismiss={clear} />}
            {policy.source === null || policy.locked.length === 0 ? null : (
              <p className="lock-words">
                <Building2 size={18} aria-hidden />
                <span>{t('settingsPage.managed', { who: companyName(policy, t) })}</span>
              </p>
            )}
            {policy.problems.length === 0 ? null : (
              <Note kind="attention" title={t('errors.policy-broken.title')}>
                <p>{t('errors.policy-broken.advice')}</p>
                <p className="selectable">{policy.problems.map((problem) => problemWords(problem, t)).join(', ')}</p>
              </Note>
            )}
            {found.length === 0 ? (
              <EmptyState icon={<SearchX size={28} />} title={t('settingsPage.none')} advice={t('settingsPage.noneAdvice')} />
            ) : null}
            {found.map(({ section, entries }) => (
              <section key={section.id} className="settings-group" data-section={section.id} aria-labelledby={`${heading}-${section.id}`}>
                <h3 id={`${heading}-${section.id}`} className="settings-title" tabIndex={-1}>
                  <section.icon size={18} aria-hidden />
                  {t(section.title)}
                </h3>
                <div className="settings-rows">
                  {entries.map((entry) => (
                    <SettingsRow key={entry.id} entry={entry} isAimed={entry.id === aimed?.entryId} />
                  ))}
                </div>
              </section>
            ))}
          </div>
        </div>
      </SectionsContext>
    </SettingsChangeContext>
  );
}
