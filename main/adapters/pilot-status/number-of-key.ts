import type { NumberState } from '../../core/ports.ts';
import { numberState } from './number-state.ts';
import type { WireNumber } from './wire.ts';

function belongsTo(item: WireNumber, apiKey: string): boolean {
  return item.apiKeys?.some((key) => key.keyLast4 !== null && key.keyLast4 !== undefined && apiKey.endsWith(key.keyLast4)) === true;
}

/**
 * The number that a key speaks for. A number key sees its own number alone or, by another page of the service's
 * documentation, all of the account's: then the last four characters of the key decide. Null where they do not.
 */
export function numberOfKey(items: readonly WireNumber[], apiKey: string): NumberState | null {
  const owned = items.length === 1 ? items : items.filter((item) => belongsTo(item, apiKey));
  const [item] = owned;
  if (item === undefined || owned.length > 1) return null;
  return numberState(item);
}
