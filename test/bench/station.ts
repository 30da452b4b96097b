/**
 * How fast a Meta call speaks, and what the station costs:
 *
 *     npm run bench:station                   each part but the long one
 *     npm run bench:station -- --only answer  the built app: from the click on *Atender* until both hear each other
 *     npm run bench:station -- --only setup   the way to the customer, with and without pre-accept, over round trips of 0, 50 and 150 ms
 *     npm run bench:station -- --only ring    from the order to ring until it is heard
 *     npm run bench:station -- --only cost    processor and memory with no call, one that rings, talks, is recorded, one more on hold
 *     npm run bench:station -- --soak         five hundred calls (`--calls`), some ten minutes: does anything grow?
 *
 * All but the first with the station's page alone in Chromium. At the other end the practice line's WhatsApp peer, at the
 * agent's a headset of null sinks.
 * `--rounds` and `--seconds` change how long they take. Ends with 1 where a bound is missed.
 */
import { parseArgs } from 'node:util';
import { openVerdicts } from './audio/live/verdicts.ts';
import { openAppRoom } from './station/app/app-room.ts';
import { measureAnswer } from './station/app/measure-answer.ts';
import { measureCost } from './station/measure-cost.ts';
import { measureGrowth } from './station/measure-growth.ts';
import { measureRing } from './station/measure-ring.ts';
import { measureSetup } from './station/measure-setup.ts';
import { openStationRoom } from './station/station-room.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    soak: { type: 'boolean', default: false },
    calls: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '15' },
  },
});
const say = (line: string): void => console.log(line);
const verdicts = openVerdicts('station', say);
const rounds = Number(options.rounds);
const parts: Readonly<Record<string, () => Promise<void>>> = {
  answer: () =>
    within(
      () => openAppRoom(say),
      (room) => measureAnswer(room, rounds, verdicts),
    ),
  setup: () => within(openStationRoom, (room) => measureSetup(room, rounds, verdicts)),
  ring: () => within(openStationRoom, (room) => measureRing(room, rounds, verdicts)),
  cost: () => within(openStationRoom, (room) => measureCost(room, Number(options.seconds), verdicts)),
};
const soak = { growth: () => within(openStationRoom, (room) => measureGrowth(room, Number(options.calls), verdicts)) };
const wanted = Object.entries(options.soak ? soak : parts).filter(([name]) => (options.only ?? name) === name);
// Else it would be content with having looked at nothing.
if (wanted.length === 0) throw new Error(`there is no part ${String(options.only)}`);
for (const [name, measure] of wanted) await verdicts.attempt(name, measure);
process.exitCode = verdicts.conclude() ? 0 : 1;

/** Each part in a room of its own: what one leaves in Chromium is not the other's. */
async function within<Room extends { stop(): Promise<void> }>(
  open: () => Promise<Room>,
  measure: (room: Room) => Promise<void>,
): Promise<void> {
  const room = await open();
  try {
    await measure(room);
  } finally {
    await room.stop();
  }
}
