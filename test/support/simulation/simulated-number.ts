import type { PhoneNumber } from '#contract/phone-number.ts';
import type { LineKind } from '#contract/line.ts';
import { CUSTOMER } from '../fakes/people.ts';
import { simulatedCalls, type PlannedCall, type SimulatedCall, type SimulatedCalls } from './simulated-calls.ts';
import type { SimulatedTime } from './simulated-time.ts';
import { type Answer, simulatedWebhooks, type SimulatedWebhooks } from './simulated-webhooks.ts';
import type { WebhookStyle } from './webhook-bodies.ts';
import { wireCallAnswer } from './wire-answers.ts';

export interface SimulatedRequest {
  readonly method: string;
  /** Below `/v1`, with its query. */
  readonly path: string;
  readonly body: unknown;
}

/** Pilot Status as one number's key sees it, over HTTP and in simulated time: https://docs.pilotstatus.com.br */
export interface SimulatedNumber {
  readonly kind: LineKind;
  readonly apiKey: string;
  readonly calls: SimulatedCalls;
  readonly webhooks: SimulatedWebhooks;
  /** Every request, with the true instant at which it came. */
  readonly requests: readonly { readonly atMs: number; readonly what: string }[];
  ring(planned: PlannedCall): SimulatedCall;
  /** What a customer whom we call will do. */
  plannedFor: (to: PhoneNumber) => PlannedCall;
  answer(request: SimulatedRequest): Answer;
  /** Keeps neither calls nor requests from before: for stories that measure what the app keeps. */
  forgetBefore(instantMs: number): void;
}

const UNANSWERED: PlannedCall = { from: CUSTOMER, ringsMs: 30_000, end: 'missed', talksMs: 60_000 };
const GONE: Answer = { status: 404, body: { error: 'Call not found', code: 'CALL_NOT_FOUND' } };
const NOT_SUPPORTED: Answer = { status: 400, body: { error: 'Not supported', code: 'FEATURE_NOT_SUPPORTED' } };

export function simulatedNumber(
  time: SimulatedTime,
  order: {
    readonly kind: LineKind;
    readonly seed: number;
    readonly style: WebhookStyle;
    readonly post: (url: string, body: string) => Promise<number | null>;
  },
): SimulatedNumber {
  const { kind } = order;
  const requests: { atMs: number; what: string }[] = [];
  const webhooks = simulatedWebhooks(time, order);
  const calls = simulatedCalls(time, { kind, prefix: kind }, (one) => webhooks.announce(one));
  let sessions = 0;

  const list = (query: URLSearchParams): Answer => {
    const before = query.get('before');
    const page = calls.before(before === null ? Number.POSITIVE_INFINITY : Date.parse(before), Number(query.get('limit') ?? '25'));
    return { status: 200, body: { calls: page.map((one) => wireCallAnswer(one, false)) } };
  };

  const act = (one: SimulatedCall, action: string): Answer => {
    const { status, remoteId, direction } = one.call;
    const done = (word: string): Answer => ({ status: 200, body: { success: true, id: remoteId, status: word } });
    const refused: Answer = { status: 409, body: { error: 'Call is not active', code: 'CALL_NOT_ACTIVE' } };
    switch (action) {
      case 'pre-accept':
        return status === 'ringing' ? done('RINGING') : refused;
      case 'accept':
        return direction === 'inbound' && calls.move(one, 'accepted') ? done('ACCEPTED') : refused;
      case 'reject':
        return calls.move(one, 'ended', 'rejected') ? done('REJECTED') : refused;
      case 'terminate':
        return calls.move(one, 'ended', 'completed') ? done('COMPLETED') : refused;
      case 'realtime-session':
        if (kind === 'meta') return NOT_SUPPORTED;
        if (status !== 'accepted') return refused;
        sessions += 1;
        return {
          status: 200,
          body: { wsUrl: `wss://media.pilotstatus.com.br/ws/${remoteId}?token=${String(sessions)}`, token: 't', expiresInSeconds: 120 },
        };
      default:
        return { status: 404, body: { error: 'Not found' } };
    }
  };

  const answerCalls = ({ method, path, body }: SimulatedRequest): Answer => {
    const url = new URL(path, 'https://x');
    const [, , id, action] = url.pathname.split('/').map(decodeURIComponent);
    if (id === undefined && method === 'GET') return list(url.searchParams);
    if (id === undefined) {
      const { to } = body as { readonly to: PhoneNumber };
      const one = calls.place(to, self.plannedFor(to));
      return { status: 201, body: { id: one.call.remoteId, externalCallId: one.call.externalId, status: 'RINGING' } };
    }
    if (id === 'settings') return kind === 'meta' ? { status: 200, body: { calling: { status: 'ENABLED' } } } : NOT_SUPPORTED;
    const one = calls.find(id);
    if (one === null) return GONE;
    return action === undefined ? { status: 200, body: wireCallAnswer(one, url.searchParams.get('includeSdp') === '1') } : act(one, action);
  };

  const self: SimulatedNumber = {
    kind,
    apiKey: `ps_simulated_${kind}`,
    calls,
    webhooks,
    requests,
    ring: (planned) => calls.ring(planned),
    plannedFor: () => UNANSWERED,
    forgetBefore(instantMs) {
      calls.forgetBefore(instantMs);
      requests.splice(0, requests.length, ...requests.filter(({ atMs }) => atMs >= instantMs));
    },
    answer(request) {
      const { method, path } = request;
      requests.push({ atMs: time.nowMs(), what: `${method} ${path}` });
      if (path.startsWith('/webhooks')) return webhooks.answer(request);
      if (path.startsWith('/calls')) return answerCalls(request);
      // A number's key may not ask for the list of numbers.
      return { status: 403, body: { error: 'Not for a number key', code: 'NUMBER_SCOPE_NOT_ALLOWED' } };
    },
  };
  return self;
}
