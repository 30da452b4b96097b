import type { Observation } from '../../../main/core/events/observation.ts';
import { CUSTOMER } from './people.ts';
import { SIMULATED_START } from './simulated-clock.ts';

/** An inbound ringing call as a read tells it; `facts` change what the test is about. */
export function observed(facts: Partial<Observation> = {}): Observation {
  return {
    source: 'read',
    remoteId: 'call_1',
    externalId: 'wacid.1',
    direction: 'inbound',
    status: 'ringing',
    outcome: null,
    peer: CUSTOMER,
    durationSeconds: null,
    createdAt: SIMULATED_START,
    sdpOffer: null,
    sdpAnswer: null,
    ...facts,
  };
}

/** A webhook of the service's own: its id, and of the rest only what the test says. */
export function flatHint(facts: Partial<Observation> = {}): Observation {
  return observed({ source: 'webhook', externalId: null, direction: null, peer: null, createdAt: null, ...facts });
}

/** Meta's native webhook: the provider's id only. */
export function nativeHint(facts: Partial<Observation> = {}): Observation {
  return observed({ source: 'webhook', remoteId: null, createdAt: null, ...facts });
}
