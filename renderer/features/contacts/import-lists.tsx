import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { contactTitle } from '#contract/contact.ts';
import type { ImportPreview } from '#contract/contact-import.ts';
import { formatPhone } from '#contract/format-phone.ts';
import { useWords } from '../../state/use-words.ts';

/** The first contacts as they would stand, and the numbers that are left out, each with its row and why. */
export function ImportLists({ preview }: { readonly preview: ImportPreview }): ReactElement {
  const t = useWords();
  const { contacts, problems, problemCount } = preview;
  const rest = preview.added + preview.changed + preview.unchanged - contacts.length;
  return (
    <>
      {contacts.length === 0 ? null : (
        <details className="import-part" open>
          <summary className="import-summary">
            {t('contacts.import.preview')}
            <ChevronDown size={18} aria-hidden />
          </summary>
          <ul className="import-list">
            {contacts.map(({ row, name, company, numbers, outcome }) => (
              <li key={row} className="import-item">
                <span className="import-item-words">
                  <span className="import-item-name">{contactTitle({ name, company, numbers })}</span>
                  <span className="import-item-facts">{numbers.map(formatPhone).join(', ')}</span>
                </span>
                <span className={`import-outcome import-outcome-${outcome}`}>{t(`contacts.import.outcome.${outcome}`)}</span>
              </li>
            ))}
            {rest > 0 ? <li className="import-rest">{t('contacts.import.previewRest', { count: rest })}</li> : null}
          </ul>
        </details>
      )}
      {problemCount === 0 ? null : (
        <details className="import-part">
          <summary className="import-summary">
            {t('contacts.import.problems', { count: problemCount })}
            <ChevronDown size={18} aria-hidden />
          </summary>
          <ul className="import-list">
            {problems.map(({ row, text, problem }, index) => (
              // a row may have two numbers with the same problem
              <li key={index} className="import-item">
                <span className="import-item-words">
                  <span className="import-item-name">{text}</span>
                  <span className="import-item-facts">{t('contacts.import.problemRow', { row })}</span>
                </span>
                <span className="import-problem">{t(`contacts.import.problem.${problem}`)}</span>
              </li>
            ))}
            {problemCount > problems.length ? (
              <li className="import-rest">{t('contacts.import.previewRest', { count: problemCount - problems.length })}</li>
            ) : null}
          </ul>
        </details>
      )}
    </>
  );
}
