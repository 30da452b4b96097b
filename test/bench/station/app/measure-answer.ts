import { setTimeout as delay } from 'node:timers/promises';
import { raiseCommand } from '../../../support/softphone/raise-command.ts';
import { nearestRank } from '../../../support/nearest-rank.ts';
import type { Verdicts } from '../../audio/live/verdicts.ts';
import { spread } from '../../spread.ts';
import type { AppRoom } from './app-room.ts';

const TONE_CUSTOMER = '+5531988880003';
const HEARD_WITHIN_MS = 8_000;
const SILENT_WITHIN_MS = 10_000;
const AUDIBLE_DBFS = -45;
const LOOK_EVERY_MS = 20;
/** Longer than the pauses within a ring, shorter than the one between two: what is heard after it is the customer. */
const BETWEEN_RINGS_MS = 500;
/** What pre-accept is for: the customer's first word is not clipped. */
const FIRST_SOUND_MS = 200;

/** Milliseconds. */
interface Answered {
  readonly ringHeard: number;
  readonly clickToHeard: number;
  readonly acceptedToHeard: number;
  readonly clickToHearsUs: number;
  readonly rtpBeforeAccept: number;
}

/** An agent's click on *Atender* on the built app, until both sides hear each other, with pre-accept and without. */
export async function measureAnswer(room: AppRoom, rounds: number, verdicts: Verdicts): Promise<void> {
  verdicts.note(`${String(rounds)} calls each; milliseconds: min / median / p95 / max`);
  verdicts.note(
    '| pre-accept | customer rings → ring heard | click → customer heard | accept’s 2xx → customer heard | click → customer hears us |',
  );
  verdicts.note('|---|---|---|---|---|');
  for (const preAccept of [true, false]) {
    await choosePreAccept(room, preAccept);
    const answered: Answered[] = [];
    for (let round = 0; round < rounds; round += 1) answered.push(await oneCall(room));
    const all = (of: (call: Answered) => number): number[] => answered.map(of);
    const columns = [
      all(({ ringHeard }) => ringHeard),
      all(({ clickToHeard }) => clickToHeard),
      all(({ acceptedToHeard }) => acceptedToHeard),
      all(({ clickToHearsUs }) => clickToHearsUs),
    ];
    verdicts.note(`| ${[preAccept ? 'yes' : 'no', ...columns.map(spread)].join(' | ')} |`);
    verdicts.atMost('packets before accept’s 2xx', Math.max(...all(({ rtpBeforeAccept }) => rtpBeforeAccept)), 0);
    const median = nearestRank(
      all(({ acceptedToHeard }) => acceptedToHeard),
      0.5,
    );
    if (preAccept) verdicts.atMost('accept’s 2xx → customer heard, median, ms', median, FIRST_SOUND_MS);
  }
}

async function choosePreAccept({ bench }: AppRoom, preAccept: boolean): Promise<void> {
  const state = await raiseCommand(bench.phone, 'state/read', null);
  const line = state.ok ? state.value.lines.find(({ kind }) => kind === 'meta') : undefined;
  if (line === undefined) throw new Error('the app has no Meta line');
  const changed = await raiseCommand(bench.phone, 'line/change', { lineId: line.id, preAccept });
  if (!changed.ok) throw new Error(changed.error.code);
}

async function oneCall({ bench, ear }: AppRoom): Promise<Answered> {
  const { control, phone } = bench;
  await ear.silence(BETWEEN_RINGS_MS, SILENT_WITHIN_MS);
  const ringsMs = performance.now();
  const { callId } = await control.ring(bench.number('meta').id, TONE_CUSTOMER);
  const ringHeard = (await ear.soundSince(ringsMs, HEARD_WITHIN_MS)) - ringsMs;
  await ear.silence(BETWEEN_RINGS_MS, SILENT_WITHIN_MS);
  const clickedAt = await phone.incoming.getByRole('button', { name: 'Atender' }).evaluate((button: HTMLElement) => {
    button.click();
    return Date.now();
  });
  const heardAt = (await ear.soundSince(clickedAt - performance.timeOrigin, HEARD_WITHIN_MS)) + performance.timeOrigin;
  const hearsUsAt = await heardByCustomer(bench.control, callId);
  const { rtpBeforeAccept } = await control.call(callId);
  const acceptedAt = await acceptedMs(bench.control, callId);
  await phone.main.getByRole('button', { name: 'Desligar' }).click();
  return {
    ringHeard,
    clickToHeard: heardAt - clickedAt,
    acceptedToHeard: heardAt - acceptedAt,
    clickToHearsUs: hearsUsAt - clickedAt,
    rtpBeforeAccept,
  };
}

type Control = AppRoom['bench']['control'];

/** When the agent was first heard, to the 20 ms of the meter. */
async function heardByCustomer(control: Control, callId: string): Promise<number> {
  const deadline = performance.now() + HEARD_WITHIN_MS;
  for (;;) {
    const { moments } = await control.meter(callId);
    const heard = moments.find(({ lastStepDbfs }) => lastStepDbfs > AUDIBLE_DBFS);
    if (heard !== undefined) return heard.atMs;
    if (performance.now() > deadline) throw new Error('the customer did not hear the agent');
    await delay(LOOK_EVERY_MS);
  }
}

/** When the service's yes to accept left it. */
async function acceptedMs(control: Control, callId: string): Promise<number> {
  const requests = await control.requests();
  const accept = requests.findLast(({ path, status }) => path.endsWith(`/${callId}/accept`) && status === 200);
  if (accept === undefined) throw new Error('the service has no accept of the call');
  return accept.atMs + accept.durationMs;
}
