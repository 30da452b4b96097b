import type { AccountAdded, AccountNumber, AccountOffer } from '#contract/account.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock, NewId } from '../ports.ts';
import type { OpenAccountApi, OwnedNumber } from '../account-port.ts';
import { apiKey } from './api-key.ts';
import type { LineDesk } from './line-desk.ts';

/** The numbers' keys wait no longer than this for the agent's choice. */
const OFFER_LASTS_MS = 10 * 60_000;

export interface AccountDesk {
  /** The numbers behind an account key, which is dropped before this resolves. A new offer ends the one before. */
  read(apiKey: string): Promise<Result<AccountOffer, AppError>>;
  /** Adds each chosen number as a line by its own key; one that fails does not stop the others. Fails with `account-offer-gone`. */
  add(offerId: string, numberIds: readonly string[]): Promise<Result<AccountAdded, AppError>>;
  /** Drops the keys that wait. */
  dispose(): void;
}

interface Offer {
  readonly id: string;
  readonly apiBase: string;
  readonly numbers: ReadonlyMap<string, OwnedNumber>;
  readonly cancel: () => void;
}

/** Lines by way of an account key: read once, forgotten, and then the agent picks. */
export function createAccountDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly openAccountApi: OpenAccountApi;
  readonly lines: Pick<LineDesk, 'add' | 'lines' | 'hasKey' | 'isLocked'>;
  /** Where lines that are added now are looked for. */
  readonly apiBase: () => string;
  /** Why the agent may add none, or null. */
  readonly linesLocked: AppError | null;
}): AccountDesk {
  const { clock, newId, openAccountApi, lines, linesLocked } = ports;
  let offer: Offer | null = null;

  const dispose = (): void => {
    offer?.cancel();
    offer = null;
  };

  /** Open by this key, or as this number by another key of it. */
  const isLine = ({ number, apiKey: key }: OwnedNumber): boolean =>
    (key !== null && lines.hasKey(key)) ||
    (number !== null && lines.lines().some((line) => line.number === number && !lines.isLocked(line.id)));

  const choiceOf = (owned: OwnedNumber): AccountNumber['choice'] => {
    if (isLine(owned)) return 'added';
    return owned.apiKey === null ? 'key-hidden' : 'add';
  };

  const addOne = async (current: Offer, numberId: string): Promise<Result<LineId, AppError>> => {
    const owned = current.numbers.get(numberId);
    if (owned === undefined) return fail(appError('invalid-input', 'the offer has no such number'));
    if (owned.apiKey === null) return fail(appError('invalid-input', 'its key is not shown'));
    return lines.add({ access: { apiBase: current.apiBase, apiKey: owned.apiKey }, label: owned.label, origin: 'agent' });
  };

  return {
    async read(text) {
      if (linesLocked !== null) return fail(linesLocked);
      const key = apiKey(text);
      if (!key.ok) return key;
      const apiBase = ports.apiBase();
      const read = await openAccountApi({ apiBase, apiKey: key.value }).readNumbers();
      if (!read.ok) return read;
      dispose();
      const made: Offer = {
        id: newId('offer'),
        apiBase,
        numbers: new Map(read.value.map((owned) => [owned.numberId, owned])),
        cancel: clock.after(OFFER_LASTS_MS, () => {
          if (offer === made) offer = null;
        }),
      };
      offer = made;
      const numbers = read.value.map((owned): AccountNumber => {
        const { numberId, label, number, connection } = owned;
        return { numberId, label, number, connection, choice: choiceOf(owned) };
      });
      return ok({ offerId: made.id, numbers });
    },
    async add(offerId, numberIds) {
      if (linesLocked !== null) return fail(linesLocked);
      const current = offer;
      if (current === null || current.id !== offerId) return fail(appError('account-offer-gone'));
      const added: LineId[] = [];
      const refused: { readonly numberId: string; readonly error: AppError }[] = [];
      // One after another: they share the account's allowance of requests.
      for (const numberId of new Set(numberIds)) {
        const one = await addOne(current, numberId);
        if (one.ok) added.push(one.value);
        else refused.push({ numberId, error: one.error });
      }
      return ok({ added, refused });
    },
    dispose,
  };
}
