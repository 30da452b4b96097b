import type { LineHealth } from '#contract/line.ts';
import type { Clock, LineApi } from '../core/ports.ts';
import type { RequestGate } from './request-gate.ts';

/** A web number loses its session without a word, and then nothing rings: only its own state tells. */
const CONNECTED_EVERY_MS = 60_000;
/** Somebody is scanning the QR code: the line should be back soon after. */
const DISCONNECTED_EVERY_MS = 15_000;
/** Somebody switches calls off in Meta's settings about never. */
const CALLING_EVERY_MS = 600_000;
const CALLS_OFF_EVERY_MS = 30_000;

export interface NumberFacts {
  readonly connection: LineHealth['connection'];
  readonly calling: LineHealth['calling'];
  /** Calls of this number have a media description to be fetched; null while nobody has told. */
  readonly hasOffers: boolean | null;
}

/** Whether the number of a line is connected to WhatsApp and takes calls, as far as its key may know. */
export interface NumberWatch {
  /** Asks what it is time to ask and the gate lets through; resolves when that is done. */
  lookIfDue(): Promise<void>;
  /** What was known may be wrong: asks again at the next chance. */
  doubt(what: 'connection' | 'calling' | 'both'): void;
  facts(): NumberFacts;
  /** Nothing more is asked. */
  stop(): void;
}

export function numberWatch(tools: {
  readonly api: Pick<LineApi, 'readNumber' | 'readCalling'>;
  readonly gate: RequestGate;
  readonly clock: Clock;
  /** Something of the facts is another now. */
  readonly changed: () => void;
}): NumberWatch {
  const { api, gate, clock } = tools;
  let facts: NumberFacts = { connection: 'unknown', calling: 'unknown', hasOffers: null };
  let connectionDueAt = 0;
  let callingDueAt = 0;
  let looking: Promise<void> | null = null;

  function learn(part: Partial<NumberFacts>): void {
    const before = facts;
    facts = { ...facts, ...part };
    if (facts.connection !== before.connection || facts.calling !== before.calling) tools.changed();
  }

  async function lookAtConnection(): Promise<void> {
    const askedAt = clock.now();
    connectionDueAt = askedAt + CONNECTED_EVERY_MS;
    const read = await api.readNumber();
    // A failure tells nothing about the number; the list, asked for more often, tells about the failure.
    if (!read.ok) gate.heard(read.error, askedAt);
    else learn({ connection: read.value?.connection ?? 'unknown' });
    const lost = facts.connection === 'closed' || facts.connection === 'connecting';
    if (connectionDueAt !== Infinity) connectionDueAt = clock.now() + (lost ? DISCONNECTED_EVERY_MS : CONNECTED_EVERY_MS);
  }

  async function lookAtCalling(): Promise<void> {
    const askedAt = clock.now();
    callingDueAt = askedAt + CALLING_EVERY_MS;
    const read = await api.readCalling();
    if (!read.ok) gate.heard(read.error, askedAt);
    else learn({ calling: read.value === false ? 'disabled' : 'enabled', hasOffers: read.value !== null });
    if (callingDueAt !== Infinity) callingDueAt = clock.now() + (facts.calling === 'enabled' ? CALLING_EVERY_MS : CALLS_OFF_EVERY_MS);
  }

  async function look(): Promise<void> {
    if (clock.now() >= connectionDueAt && gate.enter('upkeep')) await lookAtConnection();
    if (clock.now() >= callingDueAt && gate.enter('upkeep')) await lookAtCalling();
  }

  return {
    lookIfDue() {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    doubt(what) {
      if (what !== 'calling') connectionDueAt = 0;
      if (what !== 'connection') callingDueAt = 0;
    },
    facts: () => facts,
    stop() {
      connectionDueAt = Infinity;
      callingDueAt = Infinity;
    },
  };
}
