import { z } from 'zod';

/** How a request is spoilt. `afterWork`: the action is carried out first, only its answer is lost. */
export const faultSchema = z.strictObject({
  /** Absent: any method. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** A path; `*` stands for any run of characters. */
  path: z.string().min(1),
  /** Only requests that bear this key, so that another number's poll does not use it up. Absent: any key, or none. */
  apiKey: z.string().min(1).optional(),
  /** How many requests it spoils before it is used up. */
  times: z.number().int().positive().default(1),
  afterWork: z.boolean().default(false),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('status'), status: z.number().int().min(400).max(599), code: z.string().default('INTERNAL_ERROR') }),
    z.strictObject({ kind: z.literal('rate-limit'), retryAfterSeconds: z.number().int().nonnegative() }),
    /** Never answers; the connection stays open. */
    z.strictObject({ kind: z.literal('hang') }),
    /** Half an answer, then the connection dies. */
    z.strictObject({ kind: z.literal('die') }),
    z.strictObject({ kind: z.literal('malformed-json') }),
    z.strictObject({ kind: z.literal('delay'), delayMs: z.number().int().positive() }),
  ]),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

/** What a fault looks at in a request. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  /** As in `x-api-key`. */
  readonly apiKey: string | undefined;
}

/** The faults waiting for a request. */
export interface FaultList {
  add(fault: Fault): void;
  /** The first fault that fits, used up by one; undefined when the request goes through unharmed. */
  take(request: FaultTarget): Fault | undefined;
  list(): readonly Fault[];
  clear(): void;
}

export function createFaultList(): FaultList {
  let waiting: Fault[] = [];
  return {
    add(fault) {
      waiting.push(fault);
    },
    take(request) {
      const index = waiting.findIndex((fault) => isMeant(fault, request));
      const fault = waiting[index];
      if (fault === undefined) return undefined;
      if (fault.times > 1) waiting[index] = { ...fault, times: fault.times - 1 };
      else waiting.splice(index, 1);
      return fault;
    },
    list: () => waiting,
    clear() {
      waiting = [];
    },
  };
}

function isMeant(fault: Fault, { method, path, apiKey }: FaultTarget): boolean {
  const isOfMethod = fault.method === undefined || fault.method === method;
  const isOfKey = fault.apiKey === undefined || fault.apiKey === apiKey;
  return isOfMethod && isOfKey && fits(fault.path, path);
}

function fits(pattern: string, path: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*');
  return new RegExp(`^${source}$`).test(path);
}
