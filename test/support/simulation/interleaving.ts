import type { RecentCall } from '#contract/call.ts';
import { callId } from '#contract/call.ts';
import { toneFor } from '../../../main/core/call/tone.ts';
import type { KnownCall } from '../../../main/core/events/call-reducer.ts';
import { createKnownCalls } from '../../../main/core/events/known-calls.ts';
import type { Observation, RemoteCall } from '../../../main/core/events/observation.ts';
import { webhookObservations } from '../../../main/core/events/webhook-payload.ts';
import { type CallStage, setCallStage } from '../fakes/call-stage.ts';
import { type CallLife, isPlaced, serviceSteps } from './call-life.ts';
import { CUSTOMER } from '../fakes/people.ts';
import { chanceOf } from './chance.ts';
import { callEventBody, callEventName, nativeBodies } from './webhook-bodies.ts';

const COPIES = 5;
/** What a webhook tells this much later is confirmed before it is believed. */
const OLD_MS = 5_000;
const POLLED_MS = [1_000, 12_000] as const;

/** One piece of news on its way to us. Its name says which, so that a story can be told without it. */
export interface Delivery {
  readonly name: string;
  readonly atMs: number;
}

/** What came of a call whose news were told in this order. */
export interface Told {
  readonly deliveries: readonly Delivery[];
  readonly observed: readonly { readonly observation: Observation; readonly atMs: number }[];
  readonly service: RemoteCall;
  readonly final: KnownCall | null;
  readonly ringStarts: number;
  readonly ringStops: number;
  readonly rangForMs: number;
  /** Whether the agent's click found the call ringing. */
  readonly clicked: boolean;
  readonly recorded: readonly RecentCall[];
  /** Calls that are not over. */
  readonly up: number;
  readonly faults: readonly string[];
}

interface Due {
  readonly atMs: number;
  readonly name: string | null;
  readonly act: () => void;
}

/** 0 to 200 ms mostly, often seconds, sometimes ten minutes. */
function delayMs(seed: number, name: string): number {
  const chance = chanceOf(seed, name);
  const [least, most] = chance.pick([
    [0, 200],
    [0, 200],
    [200, 10_000],
    [200, 10_000],
    [5_000, 40_000],
    [60_000, 600_000],
  ] as const);
  return chance.whole(least, most);
}

/** Tells everything there is to tell of one call, in the order that the seed makes, but for what is `leftOut`. */
export async function tell(life: CallLife, leftOut: ReadonlySet<string> = new Set()): Promise<Told> {
  const stage = setCallStage();
  const { clock, desk } = stage;
  const { kind } = life;
  const service = stage.services[kind];
  const start = clock.now();
  const inMs = (): number => clock.now() - start;
  const over = life.ringsMs + life.talksMs;
  const queue: Due[] = [];
  const deliveries: Delivery[] = [];
  const observed: { observation: Observation; atMs: number }[] = [];
  const alone = createKnownCalls({ watchedSince: clock.now(), now: clock.now, isKept: () => false });
  const ringing = ringCount(stage);
  let clicked = false;

  const at = (atMs: number, name: string | null, act: () => void): void => {
    if (name !== null && leftOut.has(name)) return;
    const place = queue.findLastIndex((due) => due.atMs <= atMs);
    queue.splice(place + 1, 0, { atMs, name, act });
  };
  const observe = (observations: readonly Observation[]): void => {
    for (const observation of observations) {
      observed.push({ observation, atMs: inMs() });
      const verdict = alone.observe(observation)?.verdict;
      if (verdict?.type === 'begin') alone.bind(observation, callId('alone'));
    }
    desk.observe(stage.lines[kind], observations);
  };
  /** What the service says now reaches us a moment later, when it may be old already. */
  const look = (name: string, source: 'list' | 'read'): void => {
    if (leftOut.has(name)) return;
    const answer = service.news(id, source);
    const told = source === 'list' ? { ...answer, sdpOffer: null, sdpAnswer: null } : answer;
    at(inMs() + chanceOf(life.seed, name).whole(0, 300), name, () => observe([told]));
  };
  const deliver = (name: string, { body, toldAtMs }: { readonly body: string; readonly toldAtMs: number }): void => {
    // Events that name a call by one id each are joined by the read alone where the call is over; the feed reads before it tells old ones.
    const isReadFirst = life.style.ids === 'own' && inMs() - toldAtMs > OLD_MS;
    if (!isReadFirst) observe(webhookObservations(JSON.parse(body)));
    look(`${name}: the read that follows`, 'read');
  };
  const announce = (call: RemoteCall): void => {
    const event = callEventName(call);
    const own = event === null ? [] : [callEventBody(event, call, clock.now(), life.style)];
    const bodies = [...own, ...(kind === 'meta' ? nativeBodies(call, clock.now(), life.style) : [])].map((body) => JSON.stringify(body));
    const toldAtMs = inMs();
    bodies.forEach((body, index) => {
      for (let copy = 1; copy <= COPIES; copy += 1) {
        const name = `${call.status} webhook ${String(index + 1)} copy ${String(copy)}`;
        const late = life.heardLate && call.status !== 'ended' ? over - inMs() : 0;
        at(inMs() + late + delayMs(life.seed, name), name, () => deliver(name, { body, toldAtMs }));
      }
    });
  };

  if (isPlaced(life.fate)) {
    await stage.dial(kind);
    const { remoteId, externalId } = service.newest();
    alone.bind({ remoteId, externalId }, callId('alone'));
    if (kind === 'meta') at(200, null, () => service.relayAnswer(remoteId));
  }
  const id = isPlaced(life.fate) ? service.newest().remoteId : service.ring(CUSTOMER);
  for (const { atMs, act } of serviceSteps(life, service, id)) at(atMs, null, act);
  if (life.clickMs !== null) {
    at(life.clickMs, null, () => {
      clicked = click(stage, life);
    });
  }
  for (let poll = 1, when = life.heardLate ? over : 0; when <= over; poll += 1) {
    when += chanceOf(life.seed, `poll ${String(poll)}`).whole(...POLLED_MS);
    at(when, `poll ${String(poll)}`, () => look(`poll ${String(poll)}`, 'list'));
  }

  announce(service.remote(id));
  let announced = service.remote(id).status;
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next.atMs > inMs()) await clock.advance(next.atMs - inMs());
    if (next.name !== null) deliveries.push({ name: next.name, atMs: next.atMs });
    next.act();
    ringing.look();
    // What a delivery sets going runs on before time passes; the service and the agent are waited for.
    if (next.name === null) await clock.settle();
    ringing.look();
    const now = service.remote(id);
    if (now.status !== announced) announce(now);
    announced = now.status;
  }
  observe([service.news(id)]);
  ringing.look();
  await clock.advance(60_000);
  ringing.look();

  return {
    deliveries,
    observed,
    service: service.remote(id),
    final: alone.observe(service.news(id))?.known ?? null,
    ...ringing.counted(),
    clicked,
    recorded: stage.recorded,
    up: desk.calls().filter(({ phase }) => phase !== 'ended').length,
    faults: stage.faults(),
  };
}

/** The agent does what the fate says, if the call is there to do it with. */
function click({ desk }: CallStage, { fate }: CallLife): boolean {
  const call = desk.calls().find(({ phase }) => phase === 'ringing' || phase === 'alerting');
  if (call === undefined) return false;
  if (fate === 'answered-here') return desk.answer(call.id).ok;
  if (fate === 'declined-here') return desk.reject(call.id).ok;
  return desk.hangUp(call.id).ok;
}

/** Counts how often the ring begins and stops, as the station would be told. */
function ringCount({ clock, desk }: CallStage): {
  readonly look: () => void;
  readonly counted: () => Pick<Told, 'ringStarts' | 'ringStops' | 'rangForMs'>;
} {
  let since: number | null = null;
  let [ringStarts, ringStops, rangForMs] = [0, 0, 0];
  return {
    look() {
      const rings = toneFor(desk.calls()) === 'ring';
      if (rings === (since !== null)) return;
      if (since === null) ringStarts += 1;
      else {
        ringStops += 1;
        rangForMs += clock.now() - since;
      }
      since = rings ? clock.now() : null;
    },
    counted: () => ({ ringStarts, ringStops, rangForMs }),
  };
}
