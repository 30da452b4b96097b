import { serviceNumber } from '../../core/events/service-words.ts';
import type { NumberState } from '../../core/ports.ts';
import type { WireNumber } from './wire.ts';

const CONNECTIONS: ReadonlyMap<string, NumberState['connection']> = new Map([
  ['OPEN', 'open'],
  ['CONNECTING', 'connecting'],
  ['CLOSE', 'closed'],
  ['CLOSED', 'closed'],
]);

/**
 * Whether the number is connected to WhatsApp. `isFullyConnected` is the service's own last word; where it is false
 * although the state says OPEN, the session is there and not ready yet.
 */
function connection({ state, isFullyConnected }: WireNumber): NumberState['connection'] {
  const told = CONNECTIONS.get(state?.trim().toUpperCase() ?? '') ?? 'unknown';
  if (isFullyConnected === true) return 'open';
  if (isFullyConnected === false) return told === 'closed' || told === 'unknown' ? 'closed' : 'connecting';
  return told;
}

/** A number of the service in our words. */
export function numberState(item: WireNumber): NumberState {
  return { number: serviceNumber(item.number), label: item.name ?? item.instanceName ?? '', connection: connection(item) };
}
