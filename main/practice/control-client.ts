import {
  CONTROL_TOKEN_HEADER,
  type ControlReplies,
  type PracticeCallView,
  type PracticeLineNumber,
  type RingSchedule,
} from './control/control-types.ts';
import type { FaultInput } from './http/faults.ts';
import type { NumberState } from './numbers/practice-number.ts';
import type { PracticeSwitches } from './practice-switches.ts';

/** A control request that was refused: a mistake of the caller, hence thrown. */
export class ControlRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ControlRefused';
    this.status = status;
    this.code = code;
  }
}

/** The strings behind the stage of a running practice line, over fetch alone. Every method rejects with `ControlRefused` when refused. */
export interface ControlClient {
  customers(): Promise<ControlReplies['customers']>;
  numbers(): Promise<ControlReplies['numbers']>;
  /** Session state, and the Meta code every new call of the number is refused with (null: none). */
  setNumber(numberId: string, change: { readonly state?: NumberState; readonly metaRefusal?: number | null }): Promise<PracticeLineNumber>;
  /** Lets a customer (id or E.164) call a number; resolves when it rings. */
  ring(numberId: string, customer: string): Promise<{ readonly callId: string }>;
  schedules(): Promise<ControlReplies['schedules']>;
  /** Starts the schedule of a number, or of all numbers in turn; `everySeconds: null` stops it. */
  setSchedule(
    schedule: Omit<RingSchedule, 'everySeconds'> & { readonly everySeconds: number | null },
  ): Promise<ControlReplies['schedules']>;
  setPermission(change: {
    readonly numberId: string;
    readonly customer: string;
    readonly status: 'no_permission' | 'temporary' | 'permanent';
    /** How long a temporary one lasts; a week where left out. */
    readonly lastsMs?: number;
  }): Promise<void>;
  calls(): Promise<ControlReplies['calls']>;
  call(callId: string): Promise<PracticeCallView>;
  /** Hangs up as the customer. */
  hangUp(callId: string): Promise<PracticeCallView>;
  /** Picks up as the customer of an outbound call, now. */
  answer(callId: string): Promise<PracticeCallView>;
  /** Cuts the media without a word: the socket of a web number, the WhatsApp peer of a META number. */
  cutMedia(callId: string): Promise<PracticeCallView>;
  /** What the customer heard after `sinceMs` (Unix ms; default: the last 10 s). */
  meter(callId: string, sinceMs?: number): Promise<ControlReplies['meter']>;
  switches(): Promise<PracticeSwitches>;
  flip(change: Partial<PracticeSwitches>): Promise<PracticeSwitches>;
  addFault(fault: FaultInput): Promise<void>;
  clearFaults(): Promise<void>;
  requests(sinceSequence?: number): Promise<ControlReplies['requests']>;
  /** Messages to customers, the oldest first. */
  messages(): Promise<ControlReplies['messages']>;
  reset(): Promise<void>;
}

export function createControlClient(line: { readonly controlBase: string; readonly controlToken: string }): ControlClient {
  // The server's answers are typed by ControlReplies on both sides of this one seam.
  const ask = async <Reply>(method: string, path: string, body?: unknown): Promise<Reply> => {
    const response = await fetch(`${line.controlBase}/${path}`, {
      method,
      headers: { [CONTROL_TOKEN_HEADER]: line.controlToken, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw refusedBy(response.status, answer);
    return answer as Reply;
  };
  const onCall = (callId: string): string => `calls/${encodeURIComponent(callId)}`;
  return {
    customers: () => ask('GET', 'customers'),
    numbers: () => ask('GET', 'numbers'),
    setNumber: (numberId, change) => ask('PATCH', `numbers/${encodeURIComponent(numberId)}`, change),
    ring: (numberId, customer) => ask('POST', 'ring', { numberId, customer }),
    schedules: () => ask('GET', 'schedules'),
    setSchedule: (schedule) => ask('PUT', 'schedules', schedule),
    setPermission: (change) => ask('PUT', 'permissions', change),
    calls: () => ask('GET', 'calls'),
    call: (callId) => ask('GET', onCall(callId)),
    hangUp: (callId) => ask('POST', `${onCall(callId)}/hang-up`),
    answer: (callId) => ask('POST', `${onCall(callId)}/answer`),
    cutMedia: (callId) => ask('POST', `${onCall(callId)}/cut-media`),
    meter: (callId, sinceMs = 0) => ask('GET', `${onCall(callId)}/meter?since=${String(sinceMs)}`),
    switches: () => ask('GET', 'switches'),
    flip: (change) => ask('PATCH', 'switches', change),
    addFault: (fault) => ask('POST', 'faults', fault),
    clearFaults: () => ask('DELETE', 'faults'),
    requests: (sinceSequence = 0) => ask('GET', `requests?since=${String(sinceSequence)}`),
    messages: () => ask('GET', 'messages'),
    reset: () => ask('POST', 'reset'),
  };
}

function refusedBy(status: number, answer: unknown): ControlRefused {
  const said = (name: 'code' | 'error'): string => {
    const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
    return typeof value === 'string' ? value : 'UNKNOWN';
  };
  return new ControlRefused(status, said('code'), said('error'));
}
