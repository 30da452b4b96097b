/**
 * How fast a Meta call speaks, and what the station costs:
 *
 *     npm run bench:station                   each part but the long one
 *     npm run bench:station -- --only setup   the way to the customer, with and without pre-accept, over round trips of 0, 50 and 150 ms
 *     npm run bench:station -- --only ring    from the order to ring until it is heard
 *     npm run bench:station -- --only cost    processor and memory with no call, one and two
 *     npm run bench:station -- --soak         five hundred calls (`--calls`), some ten minutes: does anything grow?
 *
 * The station's page alone in Chromium, the practice line's WhatsApp peer at the other end, a headset of null sinks.
 * `--rounds` and `--seconds` change how long they take. Ends with 1 where a bound is missed.
 */
import { parseArgs } from 'node:util';
import { openVerdicts } from './audio/live/verdicts.ts';
import { measureCost } from './station/measure-cost.ts';
import { measureGrowth } from './station/measure-growth.ts';
import { measureRing } from './station/measure-ring.ts';
import { measureSetup } from './station/measure-setup.ts';
import { openStationRoom, type StationRoom } from './station/station-room.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    soak: { type: 'boolean', default: false },
    calls: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '15' },
  },
});
const verdicts = openVerdicts('station', (line) => console.log(line));
const rounds = Number(options.rounds);
const soak = { growth: (within: StationRoom) => measureGrowth(within, Number(options.calls), verdicts) };
const parts: Readonly<Record<string, (room: StationRoom) => Promise<void>>> = {
  setup: (room) => measureSetup(room, rounds, verdicts),
  ring: (room) => measureRing(room, rounds, verdicts),
  cost: (room) => measureCost(room, Number(options.seconds), verdicts),
};
const room = await openStationRoom();
try {
  for (const [name, measure] of Object.entries(options.soak ? soak : parts)) {
    if ((options.only ?? name) === name) await verdicts.attempt(name, () => measure(room));
  }
} finally {
  await room.stop();
}
process.exitCode = verdicts.conclude() ? 0 : 1;
