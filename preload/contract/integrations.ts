import type { UnixMs } from './time.ts';

/** When the customer's page opens: as it rings, when this agent has answered, or never by itself. */
export const POP_MOMENTS = ['off', 'ring', 'answer'] as const;
export type PopMoment = (typeof POP_MOMENTS)[number];

/** The customer's page in the CRM. */
export interface CrmSettings {
  readonly when: PopMoment;
  /** An address with places to fill in, such as `https://crm.example/busca?fone={number}`; empty: none yet. */
  readonly template: string;
  /** For calls that the agent places, too. */
  readonly outbound: boolean;
  /** Schemes besides https that the address may have: a CRM with a program of its own. */
  readonly schemes: readonly string[];
}
export const DEFAULT_CRM: CrmSettings = { when: 'off', template: '', outbound: false, schemes: [] };
export const MOST_CRM_SCHEMES = 5;
export const LONGEST_TEMPLATE = 1_000;

/** What can be filled in. */
export const CRM_PLACES = ['number', 'digits', 'national', 'name', 'line', 'lineNumber', 'direction', 'call'] as const;
export type CrmPlace = (typeof CRM_PLACES)[number];

/** What happened to a call, as it is told to a program of the agent's company. `call.noted`: the agent is done with writing about it. */
export const HOOK_EVENTS = ['call.ringing', 'call.placed', 'call.answered', 'call.ended', 'call.missed', 'call.noted'] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

export interface HookSettings {
  readonly isOn: boolean;
  readonly url: string;
  readonly events: readonly HookEvent[];
}
export const DEFAULT_HOOK: HookSettings = { isOn: false, url: '', events: [...HOOK_EVENTS] };

/** One event on its way, or arrived. Nothing in it tells whose call it was. */
export interface HookDelivery {
  readonly id: string;
  readonly event: HookEvent | 'test';
  readonly at: UnixMs;
  readonly standing: 'waiting' | 'delivered' | 'given-up';
  readonly attempts: number;
  /** What the last attempt came to: an HTTP status, or a word; null before the first. */
  readonly answer: string | null;
}

export interface HookState {
  /** Whether the signature's secret is kept; it was shown once, when it was made. */
  readonly hasSecret: boolean;
  /** The latest first, a few of them. */
  readonly deliveries: readonly HookDelivery[];
}
export const SHOWN_DELIVERIES = 12;
