import { isFinal } from '../calls/call-machine.ts';
import type { Exchange } from '../calls/exchange.ts';
import { customerPicksUp } from '../calls/place-call.ts';
import type { PracticeCall } from '../calls/practice-call.ts';
import { wireStatus } from '../calls/wire-call.ts';
import { callNotFound, ok, wrongCallState, type ApiReply } from '../http/api-reply.ts';
import type { Route, RoutedRequest } from '../http/router.ts';
import type { RealtimeOffice } from '../media/realtime-office.ts';
import { guarded } from './control-guard.ts';
import type { PracticeCallView } from './control-types.ts';

/** What one can do to a call as its customer, and what one can read about it. */
export function callControlRoutes(input: {
  readonly token: string;
  readonly exchange: Exchange;
  readonly realtime: RealtimeOffice;
}): Route[] {
  const { token, exchange, realtime } = input;
  const view = (call: PracticeCall): PracticeCallView => viewOf(call, exchange);
  const onCall = (handle: (call: PracticeCall, request: RoutedRequest) => ApiReply): Route['handle'] =>
    guarded(token, (request) => {
      const call = exchange.book.find(request.params['callId'] ?? '');
      return call === undefined ? callNotFound() : handle(call, request);
    });
  const past = (call: PracticeCall): ApiReply => wrongCallState(call.state.status);
  return [
    { method: 'GET', pattern: '/practice/calls', handle: guarded(token, () => ok(exchange.book.all().map(view))) },
    { method: 'GET', pattern: '/practice/calls/:callId', handle: onCall((call) => ok(view(call))) },
    {
      method: 'POST',
      pattern: '/practice/calls/:callId/hang-up',
      handle: onCall((call) => (exchange.step(call, { type: 'hang-up', by: 'customer' }) ? ok(view(call)) : past(call))),
    },
    {
      method: 'POST',
      pattern: '/practice/calls/:callId/answer',
      handle: onCall((call) => {
        if (call.direction !== 'OUTBOUND' || isFinal(call.state) || call.customerListens) return past(call);
        exchange.step(call, { type: 'ring' });
        customerPicksUp(exchange, call);
        return ok(view(call));
      }),
    },
    {
      method: 'POST',
      pattern: '/practice/calls/:callId/cut-media',
      handle: onCall((call) => (realtime.cut(call) || cutPeer(call, exchange) ? ok(view(call)) : past(call))),
    },
    {
      method: 'GET',
      pattern: '/practice/calls/:callId/meter',
      handle: onCall((call, request) => {
        const sinceMs = Number(request.query.get('since') ?? '0');
        return ok(call.audio?.read(sinceMs) ?? { ...SILENT });
      }),
    },
  ];
}

/** The WhatsApp peer of a META call goes without a word, as one whose network broke. */
function cutPeer(call: PracticeCall, exchange: Exchange): boolean {
  if (call.number.kind !== 'meta' || call.leg === null) return false;
  call.leg.close().catch((cause: unknown) => {
    exchange.world.report('cut the media of a call', cause);
  });
  return true;
}

/** The reading of a call whose audio was never opened. */
const SILENT = { sampleRateHz: 0, framesReceived: 0, samplesReceived: 0, firstAudioAtMs: null, lastAudioAtMs: null, moments: [] } as const;

function viewOf(call: PracticeCall, exchange: Exchange): PracticeCallView {
  return {
    id: call.id,
    externalCallId: call.externalCallId,
    numberId: call.number.id,
    customerId: call.customer.id,
    customerNumber: call.customer.number,
    direction: call.direction,
    status: wireStatus(call, exchange.world.switches),
    hasMedia: call.leg !== null,
    rtpBeforeAccept: call.rtpBeforeAccept,
    answeredEarly: call.rtpBeforeAccept > 0,
    mediaFault: call.mediaFault,
    playQueue: call.playQueue.map((clip) => ({ ...clip })),
    createdAtMs: call.createdAtMs,
  };
}
