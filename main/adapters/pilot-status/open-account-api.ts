import type { AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { serviceNumber } from '../../core/events/service-words.ts';
import type { LineAccess } from '../../core/ports.ts';
import type { AccountApi, OwnedNumber } from '../../core/account-port.ts';
import { DEADLINES_MS } from './deadlines.ts';
import { numberState } from './number-state.ts';
import { openRequests, type RequestTools } from './requests.ts';
import { wireApiKey, wireApiKeys, type WireNumber, wireNumbers } from './wire.ts';

interface ShownKey {
  readonly numberId: string;
  readonly digits: string | null;
  readonly label: string;
  readonly key: string | null;
}

/** The keys of the answer; one that cannot be read hides no other. */
function shownKeys(items: readonly unknown[]): readonly ShownKey[] {
  return items.flatMap((item) => {
    const read = wireApiKey.safeParse(item);
    if (!read.success) return [];
    const { numberId, number, displayName, key, revealable } = read.data;
    // A key is given whole or not at all: `revealable` false beside a text means that the text is its stump.
    const whole = revealable !== false && key?.startsWith('ps_') === true;
    return [{ numberId, digits: serviceNumber(number), label: displayName ?? '', key: whole ? key : null }];
  });
}

/** A number that only its key tells of, or the one that the list of numbers describes. */
function owned(key: ShownKey, item: WireNumber | undefined): OwnedNumber {
  const { numberId, digits, label, key: apiKey } = key;
  if (item === undefined) return { numberId, apiKey, label, number: serviceNumber(digits), connection: 'unknown' };
  const state = numberState(item);
  return { ...state, numberId, apiKey, number: state.number ?? serviceNumber(digits), label: state.label === '' ? label : state.label };
}

/**
 * The routes of an account key (tenant-scoped). Keys are asked for first: that question alone tells an account key
 * from a number's, which the list of numbers may let pass.
 */
export function openAccountApi(access: LineAccess, tools: RequestTools): AccountApi {
  const send = openRequests(access, tools);
  const about = { method: 'GET', deadlineMs: DEADLINES_MS.other } as const;
  return {
    async readNumbers(): Promise<Result<readonly OwnedNumber[], AppError>> {
      const keys = await send({ ...about, path: '/api-keys', subject: 'first-contact', answer: wireApiKeys });
      if (!keys.ok) return fail(keys.error);
      const numbers = await send({ ...about, path: '/numbers', subject: 'account', answer: wireNumbers });
      if (!numbers.ok) return fail(numbers.error);
      const described = new Map(numbers.value.flatMap((item) => (item.id === null || item.id === undefined ? [] : [[item.id, item]])));
      const withKey = shownKeys(keys.value);
      const named = new Set(withKey.map(({ numberId }) => numberId));
      const without = [...described].filter(([id]) => !named.has(id));
      return ok([
        ...withKey.map((key) => owned(key, described.get(key.numberId))),
        ...without.map(([numberId, item]): OwnedNumber => ({ ...numberState(item), numberId, apiKey: null })),
      ]);
    },
  };
}
