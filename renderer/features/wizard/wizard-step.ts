import type { SetupStep } from '#contract/setup.ts';

/** What each question of the first run may ask of its frame. */
export interface WizardStepProps {
  readonly onNext: () => void;
  readonly onGo: (step: SetupStep) => void;
}
