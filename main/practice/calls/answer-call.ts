import { wrongCallState, type ApiReply } from '../http/api-reply.ts';
import { metaRefusal } from '../http/meta-errors.ts';
import { checkBusinessSdp } from '../media/business-sdp.ts';
import type { Exchange } from './exchange.ts';
import type { PracticeCall } from './practice-call.ts';
import type { WhatsappPeers } from './whatsapp-peers.ts';
import { wireStatus } from './wire-call.ts';

export interface AnswerCallInput {
  readonly exchange: Exchange;
  readonly peers: WhatsappPeers;
  readonly call: PracticeCall;
  /** META only. */
  readonly sdp: string | undefined;
}

/** META: takes the SDP answer early, without answering the call. Null when all is well. */
export async function preAcceptCall(input: AnswerCallInput): Promise<ApiReply | null> {
  return objection(input.call, input.exchange) ?? (await takeSdp(input));
}

/** Answers an inbound call. Null when all is well. */
export async function acceptCall(input: AnswerCallInput): Promise<ApiReply | null> {
  const { exchange, call } = input;
  const objected = objection(call, exchange) ?? (call.number.kind === 'meta' ? await takeSdp(input) : null);
  if (objected !== null) return objected;
  // While the SDP was being applied the caller may have hung up, or another client answered.
  if (!exchange.step(call, { type: 'answer' })) return wrongCallState(wireStatus(call, exchange.world.switches));
  return null;
}

function objection(call: PracticeCall, exchange: Exchange): ApiReply | null {
  const answerable = call.direction === 'INBOUND' && call.state.status === 'RINGING';
  return answerable ? null : wrongCallState(wireStatus(call, exchange.world.switches));
}

async function takeSdp(input: AnswerCallInput): Promise<ApiReply | null> {
  const { exchange, peers, call } = input;
  const sdp = input.sdp ?? '';
  const refused = (details: string): ApiReply => metaRefusal(100, { switches: exchange.world.switches, details });
  const fault = checkBusinessSdp(sdp, { role: 'answer', setup: 'active' });
  if (fault !== null) return refused(fault.details);
  if (call.preAcceptedSdp !== null) {
    return call.preAcceptedSdp === sdp ? null : refused('SDP Validation error: the SDP answer differs from the one given to pre-accept');
  }
  call.preAcceptedSdp = sdp;
  call.sdpAnswer = sdp;
  const broken = await peers.applyAnswer(call, sdp);
  if (broken === null) return null;
  call.preAcceptedSdp = null;
  call.sdpAnswer = null;
  return refused(broken.details);
}
