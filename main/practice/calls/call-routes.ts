import { z } from 'zod';
import type { ClipPlayer } from '../clips/clip-player.ts';
import { callNotFound, featureNotSupported, instanceNotConnected, invalid, ok, wrongCallState, type ApiReply } from '../http/api-reply.ts';
import { withNumber } from '../http/auth.ts';
import { e164 } from '../http/e164.ts';
import { withEtag } from '../http/etag.ts';
import type { Route, RoutedRequest } from '../http/router.ts';
import { mayStream, type RealtimeOffice } from '../media/realtime-office.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import { acceptCall, preAcceptCall } from './answer-call.ts';
import { isFinal } from './call-machine.ts';
import type { Exchange } from './exchange.ts';
import { placeCall } from './place-call.ts';
import type { PracticeCall } from './practice-call.ts';
import type { WhatsappPeers } from './whatsapp-peers.ts';
import { mayCallAtAll } from './who-may-ring.ts';
import { wireCall, wireStatus } from './wire-call.ts';

/** Longest `bizOpaqueCallbackData` Meta takes. */
const OPAQUE_CHARACTERS = 512;

const placeBody = z.object({
  to: e164,
  sdp: z.string().optional(),
  sdpType: z.literal('offer').optional(),
  bizOpaqueCallbackData: z.string().max(OPAQUE_CHARACTERS).optional(),
});
const answerBody = z.object({ sdp: z.string().min(1), sdpType: z.literal('answer').optional() });
const mediaUrl = z.url({ protocol: /^https?$/ }).regex(/\.(mp3|wav|opus)(\?.*)?$/i);
const realtimeBody = z.object({ mode: z.enum(['talk', 'listen']) });

export interface CallRoutesInput {
  readonly exchange: Exchange;
  readonly peers: WhatsappPeers;
  readonly realtime: RealtimeOffice;
  readonly clips: ClipPlayer;
}

/** `/v1/calls…` except settings and permissions. */
export function callRoutes(input: CallRoutesInput): Route[] {
  const { exchange, peers, realtime, clips } = input;
  const { world } = exchange;
  const withLine = (handle: (request: RoutedRequest, number: PracticeNumber) => ApiReply | Promise<ApiReply>): Route['handle'] =>
    withNumber(world, (request, number) => (mayCallAtAll(number, world.switches) ? handle(request, number) : featureNotSupported()));
  const withCall = (
    only: 'meta' | 'web' | 'both',
    handle: (request: RoutedRequest, call: PracticeCall) => ApiReply | Promise<ApiReply>,
  ): Route['handle'] =>
    withLine((request, number) => {
      if (only !== 'both' && number.kind !== only) return featureNotSupported();
      const call = exchange.book.ofNumber(number, request.params['callId'] ?? '');
      return call === undefined ? callNotFound() : handle(request, call);
    });
  const done = (call: PracticeCall): ApiReply => ok({ success: true, id: call.id, status: wireStatus(call, world.switches) });
  const pastIt = (call: PracticeCall): ApiReply => wrongCallState(wireStatus(call, world.switches));

  return [
    { method: 'POST', pattern: '/v1/calls', handle: withLine((request, number) => place(input, request, number)) },
    { method: 'GET', pattern: '/v1/calls', handle: withLine((request, number) => list(exchange, request, number)) },
    {
      method: 'GET',
      pattern: '/v1/calls/:callId',
      handle: withCall('both', (request, call) =>
        ok(wireCall(call, { switches: world.switches, includeSdp: ['1', 'true'].includes(request.query.get('includeSdp') ?? '') })),
      ),
    },
    {
      method: 'POST',
      pattern: '/v1/calls/:callId/pre-accept',
      handle: withCall('meta', async (request, call) => {
        const body = answerBody.safeParse(request.body);
        if (!body.success) return invalid('sdp is required');
        return (await preAcceptCall({ exchange, peers, call, sdp: body.data.sdp })) ?? done(call);
      }),
    },
    {
      method: 'POST',
      pattern: '/v1/calls/:callId/accept',
      handle: withCall('both', async (request, call) => {
        if (call.number.kind === 'web') {
          if (call.number.state !== 'OPEN') return instanceNotConnected();
          return (await acceptCall({ exchange, peers, call, sdp: undefined })) ?? done(call);
        }
        const body = answerBody.safeParse(request.body);
        if (!body.success) return invalid('sdp is required');
        return (await acceptCall({ exchange, peers, call, sdp: body.data.sdp })) ?? done(call);
      }),
    },
    {
      method: 'POST',
      pattern: '/v1/calls/:callId/reject',
      handle: withCall('both', (_request, call) =>
        call.direction === 'INBOUND' && exchange.step(call, { type: 'decline' }) ? done(call) : pastIt(call),
      ),
    },
    {
      method: 'POST',
      pattern: '/v1/calls/:callId/terminate',
      handle: withCall('both', (_request, call) => (exchange.step(call, { type: 'hang-up', by: 'business' }) ? done(call) : pastIt(call))),
    },
    {
      method: 'POST',
      pattern: '/v1/calls/:callId/play',
      handle: withCall('web', (request, call) => {
        const name = world.switches.playBodyName;
        const body = z.object({ [name]: mediaUrl }).safeParse(request.body);
        const url = body.success ? body.data[name] : undefined;
        if (url === undefined) return invalid(`${name} must be the http(s) address of an .mp3, .wav or .opus file`);
        if (isFinal(call.state)) return pastIt(call);
        clips.queue(call, url);
        return done(call);
      }),
    },
    {
      method: 'POST',
      pattern: '/v1/calls/:callId/realtime-session',
      handle: withCall('web', (request, call) => {
        const body = realtimeBody.safeParse(request.body);
        if (!body.success) return invalid('mode must be "talk" or "listen"');
        return mayStream(call, world) ? ok(realtime.issue(call, body.data.mode)) : pastIt(call);
      }),
    },
  ];
}

function place(input: CallRoutesInput, request: RoutedRequest, number: PracticeNumber): ApiReply {
  const { exchange, peers } = input;
  const body = placeBody.safeParse(request.body);
  if (!body.success) return invalid('to must be an E.164 number');
  const { to, sdp, bizOpaqueCallbackData } = body.data;
  if (number.kind === 'meta' && sdp === undefined) return invalid('sdp is required for META numbers');
  const placed = placeCall({ exchange, peers, number, to, sdp, bizOpaqueCallbackData });
  if ('refused' in placed) return placed.refused;
  const { call } = placed;
  return ok({ id: call.id, externalCallId: call.externalCallId, status: wireStatus(call, exchange.world.switches) }, 201);
}

function list(exchange: Exchange, request: RoutedRequest, number: PracticeNumber): ApiReply {
  const limit = Number(request.query.get('limit') ?? '25');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return invalid('limit must be 1 to 100');
  const before = request.query.get('before');
  const beforeMs = before === null ? null : Date.parse(before);
  if (beforeMs !== null && Number.isNaN(beforeMs)) return invalid('before must be an ISO 8601 time');
  const calls = exchange.book.list({ number, limit, beforeMs });
  const { switches } = exchange.world;
  const reply = ok({ calls: calls.map((call) => wireCall(call, { switches, includeSdp: false })) });
  return switches.listEtag === 'present' ? withEtag(reply, request) : reply;
}
