import type { AppError } from '#contract/errors.ts';
import type { LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { PracticeCustomer } from '#contract/practice.ts';
import type { Result } from '#contract/result.ts';
import type { LineAccess } from './ports.ts';

export interface PracticeControl {
  ring(line: { readonly number: PhoneNumber; readonly from: PhoneNumber }): Promise<Result<null, AppError>>;
  schedule(line: { readonly number: PhoneNumber; readonly everySeconds: number | null }): Promise<Result<null, AppError>>;
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

/** Starts the practice line; `onGone` tells that its process died (it is not started again by itself). */
export type StartPractice = (onGone: () => void) => Promise<Result<RunningPractice, AppError>>;
