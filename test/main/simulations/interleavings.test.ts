import { expect, test } from 'vitest';
import { callLife } from '../../support/simulation/call-life.ts';
import { type Delivery, tell } from '../../support/simulation/interleaving.ts';
import { interleavingFaults } from '../../support/simulation/interleaving-faults.ts';
import { smallestStory } from '../../support/simulation/smallest-story.ts';

const INTERLEAVINGS = 10_000;
const FIRST_SEED = 1;
const LONGEST_MS = 15_000;

/** The fault, and the fewest deliveries that bring it about, for whoever has to understand it. */
async function explained(seed: number): Promise<string> {
  const life = callLife(seed);
  const whole = await tell(life);
  const [fault] = interleavingFaults(whole, life);
  const without = (kept: readonly Delivery[]): ReadonlySet<string> => {
    const names = new Set(kept.map(({ name }) => name));
    return new Set(whole.deliveries.map(({ name }) => name).filter((name) => !names.has(name)));
  };
  const smallest = await smallestStory(whole.deliveries, async (kept) => {
    const told = await tell(life, without(kept));
    return interleavingFaults(told, life).some((one) => one.split(':')[0] === fault?.split(':')[0]);
  });
  const told = smallest.map(({ name, atMs }) => `  ${String(atMs)} ms  ${name}`).join('\n');
  return `seed ${String(seed)}: ${String(fault)}\n${JSON.stringify(life)}\n${told}`;
}

test(`${String(INTERLEAVINGS)} calls whose news came five times, shuffled and late, with looks in between: each rings once or not at all, ends as the service says, and is listed once`, async () => {
  const before = process.cpuUsage();
  const wrong: number[] = [];
  const seen = { rang: 0, endFirst: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + INTERLEAVINGS; seed += 1) {
    const life = callLife(seed);
    const told = await tell(life);
    const [first] = told.observed;
    if (told.ringStarts > 0) seen.rang += 1;
    if (told.service.direction === 'inbound' && first?.observation.status === 'ended') seen.endFirst += 1;
    if (interleavingFaults(told, life).length > 0) wrong.push(seed);
  }
  const spent = process.cpuUsage(before);
  expect(
    wrong.length,
    wrong.length === 0 ? '' : `${String(wrong.length)} of ${String(INTERLEAVINGS)}\n${await explained(wrong[0] ?? 0)}`,
  ).toBe(0);
  // Both were among them, or nothing was shown: calls that rang, and calls whose end was the first thing told.
  expect(seen.rang).toBeGreaterThan(INTERLEAVINGS / 10);
  expect(seen.endFirst).toBeGreaterThan(INTERLEAVINGS / 25);
  // The work and not the wait: other tests run beside this one.
  expect((spent.user + spent.system) / 1_000).toBeLessThan(LONGEST_MS);
}, 240_000);
