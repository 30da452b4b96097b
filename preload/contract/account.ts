import type { AppError } from './errors.ts';
import type { LineId } from './line.ts';
import type { PhoneNumber } from './phone-number.ts';

/** One number of an account, as the agent chooses among them. */
export interface AccountNumber {
  readonly numberId: string;
  readonly label: string;
  readonly number: PhoneNumber | null;
  readonly connection: 'unknown' | 'open' | 'connecting' | 'closed';
  /** `add`: its key is at hand. `added`: it is a line already. `key-hidden`: the service shows its key no more; paste it by hand. */
  readonly choice: 'add' | 'added' | 'key-hidden';
}

/**
 * What an account key showed. The account key is forgotten as soon as this is made; the numbers' own keys wait in
 * main for a few minutes under `offerId`.
 */
export interface AccountOffer {
  readonly offerId: string;
  readonly numbers: readonly AccountNumber[];
}

/** What became of each number that was chosen. */
export interface AccountAdded {
  readonly added: readonly LineId[];
  readonly refused: readonly { readonly numberId: string; readonly error: AppError }[];
}
