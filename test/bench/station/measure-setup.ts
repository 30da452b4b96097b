import type { Verdicts } from '../audio/live/verdicts.ts';
import { nearestRank } from '../../support/nearest-rank.ts';
import { spread } from '../spread.ts';
import { answerBenchCall } from './call/bench-call.ts';
import type { StationRoom } from './station-room.ts';

const ROUND_TRIPS_MS = [0, 50, 150];
const RING_MS = 500;
const HEARD_WITHIN_MS = 5_000;
const SILENT_WITHIN_MS = 3_000;
/** What pre-accept is for: the customer's first word is not clipped. */
const FIRST_SOUND_MS = 200;

/** From accept's 2xx until sound goes both ways, with the connection opened while it rings and without. */
export async function measureSetup({ page, ear }: StationRoom, rounds: number, verdicts: Verdicts): Promise<void> {
  verdicts.note(`${String(rounds)} calls each; milliseconds: min / median / p95 / max`);
  verdicts.note('| round trip | pre-accept | accept → customer heard | accept → first packet | accept → customer hears us |');
  verdicts.note('|---|---|---|---|---|');
  for (const roundTripMs of ROUND_TRIPS_MS) {
    for (const preAccept of [true, false]) {
      const heard: number[] = [];
      const packet: number[] = [];
      const hearsUs: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await ear.silence(300, SILENT_WITHIN_MS);
        const call = await answerBenchCall({ page, roundTripMs, preAccept, ringMs: RING_MS });
        try {
          heard.push((await ear.soundSince(call.answeredMs, HEARD_WITHIN_MS)) - call.answeredMs);
          hearsUs.push((await call.customer.hearsAgent(HEARD_WITHIN_MS)) - call.answeredMs);
          packet.push((call.customer.firstPacketMs() ?? Number.NaN) - call.answeredMs);
        } finally {
          await call.end();
        }
      }
      const cells = [`${String(roundTripMs)} ms`, preAccept ? 'yes' : 'no', spread(heard), spread(packet), spread(hearsUs)];
      verdicts.note(`| ${cells.join(' | ')} |`);
      if (!preAccept) continue;
      verdicts.atLeast('first packet after accept, ms', Math.min(...packet), 0);
      if (roundTripMs === 0) verdicts.atMost('accept → customer heard, median, ms', nearestRank(heard, 0.5), FIRST_SOUND_MS);
    }
  }
}
