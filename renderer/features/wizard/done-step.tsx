import { Check, CircleDashed } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Translate } from '#contract/locales/translate.ts';
import type { AppState } from '#contract/app-state.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { arrivalOf, hasTestedSound, linesInSetup } from './setup-view.ts';

interface DoneRow {
  readonly name: 'line' | 'events' | 'sound';
  readonly isGood: boolean;
  readonly words: string;
}

/** What stands, and what was passed over: nothing is called done that nobody has proven. */
export function DoneStep(): ReactElement {
  const t = useWords();
  const state = useAppState();
  return (
    <>
      <ul className="wizard-lines">
        {rowsOf(state, t).map(({ name, isGood, words }) => (
          <li key={name} className={`wizard-proof ${isGood ? 'wizard-good' : 'wizard-waiting'}`}>
            {isGood ? <Check size={18} aria-hidden /> : <CircleDashed size={18} aria-hidden />}
            <span>
              {t(`wizard.done.checks.${name}`)}: {words}
            </span>
          </li>
        ))}
      </ul>
      <p className="field-about">{t('wizard.done.hint')}</p>
    </>
  );
}

const ARRIVAL_WORDS = {
  live: 'wizard.done.eventsLive',
  here: 'wizard.done.eventsHere',
  polling: 'wizard.done.eventsPolling',
  unproven: 'wizard.done.eventsNone',
} as const;

function rowsOf(state: AppState, t: Translate): readonly DoneRow[] {
  const lines = linesInSetup(state.lines);
  const working = lines.filter(({ status }) => status.state === 'live' || status.state === 'polling');
  const [first] = working;
  const arrival = arrivalOf(state.lines, state.tunnel.settings);
  const isTested = hasTestedSound(state);
  return [
    {
      name: 'line',
      isGood: first !== undefined,
      words: first === undefined ? t('wizard.done.lineNone') : t('wizard.done.lineGood', { line: first.label }),
    },
    { name: 'events', isGood: arrival !== 'unproven', words: t(ARRIVAL_WORDS[arrival]) },
    { name: 'sound', isGood: isTested, words: t(isTested ? 'wizard.done.soundTested' : 'wizard.done.soundUntested') },
  ];
}
