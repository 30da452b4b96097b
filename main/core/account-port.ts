import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { NumberState, LineAccess } from './ports.ts';

/** The routes of an account key, used once and forgotten. */
export interface AccountApi {
  /** The account's numbers, each with its own key where the service still shows it. Fails with `number-key-given` for a number's key. */
  readNumbers(): Promise<Result<readonly OwnedNumber[], AppError>>;
}

export type OpenAccountApi = (access: LineAccess) => AccountApi;

export interface OwnedNumber extends NumberState {
  readonly numberId: string;
  /** Secret; null where the service does not show it any more. */
  readonly apiKey: string | null;
}
