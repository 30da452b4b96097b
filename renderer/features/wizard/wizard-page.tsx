import { useEffect, useRef } from 'react';
import type { ComponentType, ReactElement } from 'react';
import { SETUP_STEPS } from '#contract/setup.ts';
import type { SetupStep } from '#contract/setup.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { DoneStep } from './done-step.tsx';
import { EventsStep } from './events-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { LineStep } from './line-step.tsx';
import { NumberStep } from './number-step.tsx';
import { stepAfter, stepBefore } from './setup-view.ts';
import { SoundStep } from './sound-step.tsx';
import type { WizardStepProps } from './wizard-step.ts';
import './wizard.css';

const STEPS: Readonly<Record<SetupStep, ComponentType<WizardStepProps>>> = {
  language: LanguageStep,
  line: LineStep,
  number: NumberStep,
  events: EventsStep,
  sound: SoundStep,
  done: DoneStep,
};

/**
 * The first run: one question after another, each of which can be passed over. How far it has come is kept by main, so that a call, or
 * the end of the app, in the middle costs nothing.
 */
export function WizardPage(): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const { step } = settings.setup;
  const change = useCommand('settings/change');
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef<SetupStep | null>(null);

  // A new question begins at its title, for the keyboard and for whoever only listens; the first one takes no focus by itself.
  useEffect(() => {
    if (shown.current !== null && shown.current !== step) title.current?.focus();
    shown.current = step;
  }, [step]);

  const go = (to: SetupStep): void => {
    change.raise({ setup: { step: to } });
  };
  const close = (): void => {
    change.raise({ setup: { isOpen: false } });
  };
  const next = (): void => {
    go(stepAfter(step));
  };
  const before = stepBefore(step);
  const isLast = step === 'done';
  const Step = STEPS[step];

  return (
    <section className="wizard" aria-labelledby="wizard-title">
      <header className="wizard-head">
        <ol className="wizard-progress" aria-label={t('wizard.title')}>
          {SETUP_STEPS.map((name, at) => (
            <li
              key={name}
              className={`wizard-dot${at <= SETUP_STEPS.indexOf(step) ? ' wizard-dot-reached' : ''}`}
              {...(name === step ? { 'aria-current': 'step' as const } : {})}
            >
              <span>{t(`wizard.steps.${name}`)}</span>
            </li>
          ))}
        </ol>
        <p className="wizard-count">{t('wizard.step', { step: SETUP_STEPS.indexOf(step) + 1, count: SETUP_STEPS.length })}</p>
        <h2 id="wizard-title" className="wizard-title" tabIndex={-1} ref={title}>
          {t(`wizard.${step}.title`)}
        </h2>
        <p className="wizard-about">{t(`wizard.${step}.about`)}</p>
      </header>
      <div className="wizard-body">
        {change.error === null ? null : <ErrorNote error={change.error} onDismiss={change.clear} />}
        <Step onNext={next} onGo={go} />
      </div>
      <footer className="wizard-foot">
        {before === null ? (
          <Button kind="quiet" onPress={close}>
            {t('wizard.skipAll')}
          </Button>
        ) : (
          <Button
            kind="quiet"
            onPress={() => {
              go(before);
            }}
          >
            {t('wizard.back')}
          </Button>
        )}
        <span className="wizard-forward">
          {before === null || isLast ? null : (
            <Button kind="quiet" onPress={next}>
              {t('wizard.skip')}
            </Button>
          )}
          <Button kind="primary" onPress={isLast ? close : next}>
            {t(isLast ? 'wizard.done.start' : 'wizard.next')}
          </Button>
        </span>
      </footer>
    </section>
  );
}
