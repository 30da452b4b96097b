/**
 * The agent's desktop in figures, on the built app with a virtual screen and headset:
 *
 *     npm run bench:desktop                  each part but the long one
 *     npm run bench:desktop -- --only start  from the start of the process until an agent can dial, and a line is ready
 *     npm run bench:desktop -- --only card   from the service's webhook until the card is on the screen
 *     npm run bench:desktop -- --only find   a search over 100,000 calls
 *     npm run bench:desktop -- --only sizes  what is built, and what is installed
 *     npm run bench:desktop -- --shift       memory at rest, and after the calls of a shift (`--calls`, 400), some ten minutes
 *
 * `--rounds` says how many starts and calls. Ends with 1 where a bound is missed.
 */
import { parseArgs } from 'node:util';
import { openVerdicts, type Verdicts } from './audio/live/verdicts.ts';
import { measureSizes } from './desktop/bundle-sizes.ts';
import { measureColdStart } from './desktop/cold-start.ts';
import { openDesktopRoom } from './desktop/desktop-room.ts';
import { measureEventToCard } from './desktop/event-to-card.ts';
import { HISTORY_CALLS, historyFigures, SEARCH_TARGET_MS } from './desktop/history.ts';
import { measureShift } from './desktop/shift-memory.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    shift: { type: 'boolean', default: false },
    calls: { type: 'string', default: '400' },
  },
});
const say = (line: string): void => console.log(line);
const verdicts = openVerdicts('desktop', say);
const rounds = Number(options.rounds);

const parts: Readonly<Record<string, (to: Verdicts) => Promise<void> | void>> = {
  start: (to) => measureColdStart(rounds, to),
  card: (to) => measureEventToCard(rounds, to),
  find: measureSearch,
  sizes: measureSizes,
};
const shift: typeof parts = { shift: (to) => measureShift(Number(options.calls), to) };
const wanted = Object.entries(options.shift ? shift : parts).filter(([name]) => (options.only ?? name) === name);
// Else it would be content with having looked at nothing.
if (wanted.length === 0) throw new Error(`there is no part ${String(options.only)}`);

const room = await openDesktopRoom(say);
try {
  for (const [name, measure] of wanted) {
    say(`\n${name}`);
    await verdicts.attempt(name, async () => measure(verdicts));
  }
} finally {
  await room.stop();
}
process.exitCode = verdicts.conclude() ? 0 : 1;

function measureSearch(to: Verdicts): void {
  const { searchP50Ms, searchP95Ms, pageP95Ms } = historyFigures();
  to.note(`${String(HISTORY_CALLS)} calls: search p50 ${searchP50Ms.toFixed(1)} ms, a page anywhere p95 ${pageP95Ms.toFixed(1)} ms`);
  to.atMost('history search, p95, ms', searchP95Ms, SEARCH_TARGET_MS);
}
