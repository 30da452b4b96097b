import type { AppError } from '#contract/errors.ts';
import type { LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { PracticeCustomer } from '#contract/practice.ts';
import type { Result } from '#contract/result.ts';
import type { Language } from '#contract/settings.ts';
import type { LineAccess } from './ports.ts';

export interface PracticeControl {
  ring(line: { readonly number: PhoneNumber; readonly from: PhoneNumber }): Promise<Result<null, AppError>>;
  schedule(line: { readonly number: PhoneNumber; readonly everySeconds: number | null }): Promise<Result<null, AppError>>;
  /** Names and templates in another language from now on; the numbers as they are named in it. */
  speak(language: Language): Promise<Result<readonly PracticeLabel[], AppError>>;
  customers(): Promise<Result<readonly PracticeCustomer[], AppError>>;
}

export interface PracticeLabel {
  readonly number: PhoneNumber;
  readonly label: string;
}

export interface RunningPractice {
  readonly lines: readonly PracticeLineAccess[];
  readonly customers: readonly PracticeCustomer[];
  readonly control: PracticeControl;
  stop(): Promise<void>;
}

export interface PracticeLineAccess {
  readonly kind: LineKind;
  readonly label: string;
  readonly number: PhoneNumber;
  readonly access: LineAccess;
}

/** Starts the practice line in a language; `onGone` tells that its process died (it is not started again by itself). */
export type StartPractice = (onGone: () => void, language: Language) => Promise<Result<RunningPractice, AppError>>;
