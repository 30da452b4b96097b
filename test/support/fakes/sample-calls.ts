import { appError } from '#contract/errors.ts';
import { type Call, callId, type CallIdentity, type CallIn, type PhaseName } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { SIMULATED_START } from './simulated-clock.ts';
import { CUSTOMER } from './people.ts';

const inbound: CallIdentity = {
  id: callId('call-in'),
  lineId: lineId('line-1'),
  kind: 'web',
  direction: 'inbound',
  peer: CUSTOMER,
  createdAt: SIMULATED_START,
};
const outbound: CallIdentity = { ...inbound, id: callId('call-out'), direction: 'outbound' };

/** One call in each phase. */
export const CALL_IN: { readonly [Name in PhaseName]: CallIn<Name> } = {
  ringing: { ...inbound, phase: 'ringing', silenced: false },
  answering: { ...inbound, phase: 'answering' },
  dialing: { ...outbound, phase: 'dialing' },
  alerting: { ...outbound, phase: 'alerting', media: 'connecting', muted: false },
  active: { ...inbound, phase: 'active', answeredAt: SIMULATED_START, media: 'connecting', muted: false, held: false },
  stranded: { ...inbound, phase: 'stranded', answeredAt: SIMULATED_START },
  ended: { ...inbound, phase: 'ended', endedAt: SIMULATED_START, answeredAt: null, reason: 'failed', error: appError('media-lost') },
};

export const PHASES = Object.keys(CALL_IN) as readonly PhaseName[];

export function identityOf({ id, lineId: line, kind, direction, peer, createdAt }: Call): CallIdentity {
  return { id, lineId: line, kind, direction, peer, createdAt };
}
