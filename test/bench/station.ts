/**
 * How fast a Meta call speaks, and what the station costs:
 *
 *     npm run bench:station                   each part below but the last
 *     npm run bench:station -- --only setup   the way to the customer, with and without pre-accept, over round trips of 0, 50 and 150 ms
 */
import { parseArgs } from 'node:util';
import { openVerdicts } from './audio/live/verdicts.ts';
import { measureSetup } from './station/measure-setup.ts';
import { openStationRoom } from './station/station-room.ts';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '10' } },
});
const verdicts = openVerdicts('station', (line) => console.log(line));
const room = await openStationRoom();
try {
  await verdicts.attempt('setup', () => measureSetup(room, Number(options.rounds), verdicts));
} finally {
  await room.stop();
}
process.exitCode = verdicts.conclude() ? 0 : 1;
