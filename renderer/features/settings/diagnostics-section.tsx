import { Check, CircleMinus, PackageCheck, Stethoscope, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CheckResult, CheckVerdict } from '#contract/diagnostics.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { SettingsSection } from './settings-section.ts';

export const DIAGNOSTICS_SECTION: SettingsSection = {
  id: 'diagnostics',
  title: 'settingsPage.sections.diagnostics',
  icon: Stethoscope,
  entries: [
    {
      id: 'diagnostics',
      label: 'settingsPage.sections.diagnostics',
      words: 'settingsPage.words.diagnostics',
      paths: [],
      Control: Diagnostics,
    },
  ],
};

const ICONS: Record<CheckVerdict, LucideIcon> = { good: Check, look: TriangleAlert, bad: TriangleAlert, idle: CircleMinus };

/** Everything is looked at by one press, and packed for support by another. */
function Diagnostics(): ReactElement {
  const t = useWords();
  const run = useCommand('diagnostics/run');
  const save = useCommand('diagnostics/save');
  const [results, setResults] = useState<readonly CheckResult[] | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const failed = run.error ?? save.error;
  return (
    <div className="settings-section">
      <p className="field-about">{t('diagnostics.about')}</p>
      {failed === null ? null : (
        <ErrorNote
          error={failed}
          onDismiss={() => {
            run.clear();
            save.clear();
          }}
        />
      )}
      <div className="settings-deeds">
        <Button
          icon={<Stethoscope size={18} aria-hidden />}
          isPending={run.isPending}
          onPress={() => {
            run.raise(null, (reply) => {
              if (reply.ok) setResults(reply.value);
            });
          }}
        >
          {t(run.isPending ? 'diagnostics.running' : 'diagnostics.run')}
        </Button>
        <Button
          icon={<PackageCheck size={18} aria-hidden />}
          isPending={save.isPending}
          onPress={() => {
            setSavedAs(null);
            save.raise(null, (reply) => {
              if (reply.ok) setSavedAs(reply.value);
            });
          }}
        >
          {t(save.isPending ? 'diagnostics.saving' : 'diagnostics.save')}
        </Button>
      </div>
      <p className="field-about selectable" role="status">
        {savedAs === null ? null : t('diagnostics.savedAs', { path: savedAs })}
      </p>
      {results === null ? null : (
        <ul className="check-results" aria-label={t('diagnostics.result')}>
          {results.map((result) => (
            <CheckRow key={result.name} result={result} />
          ))}
        </ul>
      )}
    </div>
  );
}

function CheckRow({ result: { name, verdict, fact, error } }: { readonly result: CheckResult }): ReactElement {
  const t = useWords();
  const Icon = ICONS[verdict];
  return (
    <li className={`permission check-${verdict}`}>
      <Icon size={18} aria-hidden className="permission-sign" />
      <div className="permission-words">
        <p>
          {t(`diagnostics.checks.${name}`)}
          <span className="visually-hidden">: {t(`diagnostics.verdicts.${verdict}`)}</span>
        </p>
        <p className="field-about">
          {verdict === 'idle' ? t('diagnostics.verdicts.idle') : null}
          {error === null ? null : `${t(`errors.${error.code}.title`)}. ${t(`errors.${error.code}.advice`)} `}
          {fact === null ? null : <span className="check-fact">{fact}</span>}
        </p>
      </div>
    </li>
  );
}
