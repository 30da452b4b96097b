import { LANGUAGES } from '#contract/settings.ts';
import { z } from 'zod';
import { isFinal } from '../calls/call-machine.ts';
import type { Exchange } from '../calls/exchange.ts';
import { grantPermission } from '../calls/grant-permission.ts';
import { ringIn } from '../calls/ring-in.ts';
import type { WhatsappPeers } from '../calls/whatsapp-peers.ts';
import { cannotBeCalled, cannotCall } from '../calls/who-may-ring.ts';
import { customersIn, findCustomer } from '../customers/customers.ts';
import { invalid, ok, type ApiReply } from '../http/api-reply.ts';
import { faultSchema, type FaultList } from '../http/faults.ts';
import { KNOWN_META_CODES } from '../http/meta-errors.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { Route, RoutedRequest } from '../http/router.ts';
import type { MessageBook } from '../messages/message-book.ts';
import { initialCallingSettings, type PracticeNumber } from '../numbers/practice-number.ts';
import { practiceSwitchesSchema } from '../practice-switches.ts';
import { guarded } from './control-guard.ts';
import type { PracticeLineNumber } from './control-types.ts';
import type { RingScheduler } from './ring-schedule.ts';

const ringBody = z.strictObject({ numberId: z.string(), customer: z.string().default('echo') });
const scheduleBody = z.strictObject({
  /** Null stops the schedule of that number. */
  everySeconds: z.number().positive().nullable(),
  numberId: z.string().optional(),
  customers: z.array(z.string()).min(1).optional(),
});
const numberBody = z.strictObject({
  state: z.enum(['OPEN', 'CONNECTING', 'CLOSE']).optional(),
  metaRefusal: z
    .number()
    .refine((code) => KNOWN_META_CODES.includes(code))
    .nullable()
    .optional(),
});
const languageBody = z.strictObject({ language: z.enum(LANGUAGES) });
const permissionBody = z.strictObject({
  numberId: z.string(),
  customer: z.string(),
  status: z.enum(['no_permission', 'temporary', 'permanent']),
  /** A temporary one lasts a week where this is left out. */
  lastsMs: z.number().int().positive().optional(),
});

export interface ControlRoutesInput {
  readonly token: string;
  readonly exchange: Exchange;
  readonly peers: WhatsappPeers;
  readonly faults: FaultList;
  readonly log: RequestLog;
  readonly messages: MessageBook;
  readonly scheduler: RingScheduler;
}

/** `/practice/*`: the strings behind the stage. Not part of Pilot Status. */
export function controlRoutes(input: ControlRoutesInput): Route[] {
  const { token, exchange, faults, log, messages, scheduler } = input;
  const { world } = exchange;
  const route = (method: Route['method'], pattern: string, handle: (request: RoutedRequest) => ApiReply | Promise<ApiReply>): Route => ({
    method,
    pattern: `/practice/${pattern}`,
    handle: guarded(token, handle),
  });
  const numberById = (id: string | undefined): PracticeNumber | undefined => world.numbers.find((number) => number.id === id);
  return [
    route('GET', 'messages', () => ok(messages.all())),
    route('GET', 'customers', () => ok(customersIn(world.language))),
    route('GET', 'numbers', () => ok(world.numbers.map(viewNumber))),
    route('PUT', 'language', (request) => {
      const body = languageBody.safeParse(request.body);
      if (!body.success) return invalid('Unknown language');
      world.language = body.data.language;
      for (const number of world.numbers) number.label = number.labelIn(world.language);
      return ok(world.numbers.map(viewNumber));
    }),
    route('PATCH', 'numbers/:numberId', (request) => {
      const number = numberById(request.params['numberId']);
      const body = numberBody.safeParse(request.body);
      if (number === undefined || !body.success) return invalid('Unknown number or state');
      if (body.data.state !== undefined) number.state = body.data.state;
      if (body.data.metaRefusal !== undefined) number.metaRefusal = body.data.metaRefusal;
      return ok(viewNumber(number));
    }),
    route('POST', 'ring', (request) => ring(input, request)),
    route('GET', 'schedules', () => ok(scheduler.list())),
    route('PUT', 'schedules', (request) => setSchedule(input, request)),
    route('PUT', 'permissions', (request) => {
      const body = permissionBody.safeParse(request.body);
      const number = numberById(body.data?.numberId);
      const customer = findCustomer(body.data?.customer ?? '');
      if (!body.success || number?.kind !== 'meta' || customer === undefined) return invalid('Unknown META number, customer or status');
      grantPermission(exchange, { number, customer, status: body.data.status, lastsMs: body.data.lastsMs });
      return ok({ success: true });
    }),
    route('GET', 'switches', () => ok(world.switches)),
    route('PATCH', 'switches', (request) => {
      const body = practiceSwitchesSchema.partial().safeParse(request.body);
      if (!body.success) return invalid(z.prettifyError(body.error));
      world.switches = practiceSwitchesSchema.parse({ ...world.switches, ...body.data });
      return ok(world.switches);
    }),
    route('GET', 'faults', () => ok(faults.list())),
    route('POST', 'faults', (request) => {
      const body = faultSchema.safeParse(request.body);
      if (!body.success) return invalid(z.prettifyError(body.error));
      faults.add(body.data);
      return ok(faults.list(), 201);
    }),
    route('DELETE', 'faults', () => {
      faults.clear();
      return ok([]);
    }),
    route('GET', 'requests', (request) => ok(log.since(Number(request.query.get('since') ?? '0')))),
    route('POST', 'reset', () => {
      reset(input);
      return ok({ success: true });
    }),
  ];
}

async function ring(input: ControlRoutesInput, request: RoutedRequest): Promise<ApiReply> {
  const { exchange, peers } = input;
  const body = ringBody.safeParse(request.body);
  const number = exchange.world.numbers.find((candidate) => candidate.id === body.data?.numberId);
  const customer = findCustomer(body.data?.customer ?? '');
  if (number === undefined || customer === undefined) return invalid('Unknown number or customer');
  const refused = cannotCall(customer) ?? cannotBeCalled(number, exchange.world.switches);
  if (refused !== null) return refused;
  const call = await ringIn({ exchange, peers, number, customer });
  return ok({ callId: call.id }, 201);
}

function setSchedule(input: ControlRoutesInput, request: RoutedRequest): ApiReply {
  const { exchange, scheduler } = input;
  const body = scheduleBody.safeParse(request.body);
  if (!body.success) return invalid('Invalid schedule');
  const { everySeconds, numberId, customers } = body.data;
  const known = numberId === undefined || exchange.world.numbers.some((number) => number.id === numberId);
  const callers = (customers ?? []).map((name) => findCustomer(name));
  if (!known || callers.includes(undefined)) return invalid('Unknown number or customer');
  const refused = callers.map((caller) => (caller === undefined ? null : cannotCall(caller))).find((refusal) => refusal !== null);
  if (refused !== undefined) return refused;
  if (everySeconds === null) scheduler.remove(numberId);
  else scheduler.set({ everySeconds, numberId, customers });
  return ok(scheduler.list());
}

/** Back to the start: calls ended, everything else as when the practice line started. Webhooks stay. */
function reset(input: ControlRoutesInput): void {
  const { exchange, faults, log, scheduler } = input;
  const { world } = exchange;
  scheduler.clear();
  for (const call of exchange.book.all()) if (!isFinal(call.state)) exchange.step(call, { type: 'hang-up', by: 'customer' });
  exchange.book.clear();
  exchange.permissions.clear();
  faults.clear();
  log.clear();
  world.switches = world.initialSwitches;
  for (const number of world.numbers) {
    number.state = number.initialState;
    number.metaRefusal = null;
    number.callingSettings = initialCallingSettings();
  }
}

/** A number as the control API shows it. */
export function viewNumber(number: PracticeNumber): PracticeLineNumber {
  const { id, kind, label, apiKey, state, metaRefusal } = number;
  return { id, kind, number: number.number, label, apiKey, state, metaRefusal };
}
