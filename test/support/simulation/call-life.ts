import type { LineKind } from '#contract/line.ts';
import type { EndReason } from '#contract/call.ts';
import type { RemoteOutcome } from '../../../main/core/events/observation.ts';
import type { FakeService } from '../fakes/fake-service.ts';
import { chanceOf } from './chance.ts';
import type { WebhookStyle } from './webhook-bodies.ts';

/** What will become of one call, at the service and by our agent's hand. */
export type CallFate =
  | 'missed'
  | 'rejected-elsewhere'
  | 'answered-elsewhere'
  | 'failed'
  | 'answered-here'
  | 'declined-here'
  | 'placed-answered'
  | 'placed-declined'
  | 'placed-unanswered'
  | 'placed-failed'
  | 'placed-cancelled-here';

export interface CallLife {
  readonly seed: number;
  readonly kind: LineKind;
  readonly fate: CallFate;
  readonly style: WebhookStyle;
  /** Rings so long, unless somebody does something before. */
  readonly ringsMs: number;
  /** After the beginning; null where the agent does nothing. */
  readonly clickMs: number | null;
  readonly talksMs: number;
  /** Nothing is heard of its beginning before it is over: its end is the first news. */
  readonly heardLate: boolean;
}

/** How each fate ends at the service where nobody here did anything. */
const OUTCOME: Readonly<Record<CallFate, RemoteOutcome>> = {
  missed: 'missed',
  'rejected-elsewhere': 'rejected',
  'answered-elsewhere': 'completed',
  failed: 'failed',
  'answered-here': 'missed',
  'declined-here': 'missed',
  'placed-answered': 'completed',
  'placed-declined': 'rejected',
  'placed-unanswered': 'missed',
  'placed-failed': 'failed',
  'placed-cancelled-here': 'missed',
};

/** How a call that was on our screen must stand in the list of recent calls. */
export const LISTED_AS: Readonly<Record<CallFate, EndReason>> = {
  missed: 'missed',
  'rejected-elsewhere': 'declined-elsewhere',
  'answered-elsewhere': 'answered-elsewhere',
  failed: 'missed',
  'answered-here': 'completed',
  'declined-here': 'declined',
  'placed-answered': 'completed',
  'placed-declined': 'declined-by-peer',
  'placed-unanswered': 'no-answer',
  'placed-failed': 'failed',
  'placed-cancelled-here': 'cancelled',
};

export function isPlaced(fate: CallFate): boolean {
  return fate.startsWith('placed');
}

export function callLife(seed: number): CallLife {
  const chance = chanceOf(seed, 'life');
  const kind = chance.pick(['meta', 'web'] as const);
  const fate = chance.pick(Object.keys(OUTCOME) as [CallFate, ...CallFate[]]);
  const ringsMs = chance.whole(500, 45_000);
  return {
    seed,
    kind,
    fate,
    ringsMs,
    clickMs: fate.endsWith('-here') ? chance.whole(300, ringsMs) : null,
    talksMs: chance.whole(1_000, 60_000),
    heardLate: !fate.endsWith('-here') && !isPlaced(fate) && chance.happens(0.25),
    style: {
      envelope: chance.pick(['flat', 'data']),
      // Only one that names both ids may leave out who calls: nothing could join its halves before the read.
      ...chance.pick<Pick<WebhookStyle, 'ids' | 'namesPeer'>>([
        { ids: 'both', namesPeer: true },
        { ids: 'both', namesPeer: false },
        { ids: 'own', namesPeer: true },
        { ids: 'provider', namesPeer: true },
      ]),
      native: chance.pick(['value', 'data', 'entry']),
    },
  };
}

/** What the service does by itself, and when after the beginning: a call that our agent answered or left goes its own way. */
export function serviceSteps(
  life: CallLife,
  service: FakeService,
  id: string,
): readonly { readonly atMs: number; readonly act: () => void }[] {
  const isTalkedElsewhere = life.fate === 'answered-elsewhere' || life.fate === 'placed-answered';
  const status = () => service.remote(id).status;
  return [
    {
      atMs: life.ringsMs,
      act() {
        if (status() !== 'ringing') return;
        if (isTalkedElsewhere) service.move(id, 'accepted');
        else service.move(id, 'ended', OUTCOME[life.fate]);
      },
    },
    {
      atMs: life.ringsMs + life.talksMs,
      act() {
        if (status() === 'accepted') service.move(id, 'ended', 'completed');
      },
    },
  ];
}
