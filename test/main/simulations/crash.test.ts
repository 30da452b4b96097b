import { expect, test } from 'vitest';
import { crashStory, type CrashOutcome, type CrashStory, playCrash } from '../../support/simulation/crash-story.ts';

const STORIES = 10;
const FIRST_SEED = 61;

/** What must be so whenever the app died, and however often it was told what. */
function crashFaults({ kind, plot }: CrashStory, { stage, call, died, phasesAfter, violations }: CrashOutcome): readonly string[] {
  const faults = [...violations];
  const want = (isSo: boolean, otherwise: string): void => void (isSo || faults.push(otherwise));
  const lines = new Map(stage.history.all.map((line) => [line.id, line]));
  // Never placed, because the order died with the app: there is no call.
  const peer = call?.call.peer ?? null;
  want(stage.number.calls.all.length <= 1, `placed ${String(stage.number.calls.all.length)} times`);
  if (call === null || peer === null) {
    want(lines.size <= 1, `listed ${String(lines.size)} times, and was never placed`);
    return faults;
  }
  const { since } = call;
  const isOurs = plot !== 'answered-elsewhere' || stage.ledger.of(peer).rangAt.length > 0;
  want(lines.size === (isOurs ? 1 : 0), `listed ${String(lines.size)} times: ${[...lines.values()].map(({ reason }) => reason).join()}`);
  want(since.ended !== undefined, 'the customer is left in a call with nobody');
  want(stage.journal.read().length === 0, 'the journal still holds it');
  want(
    stage
      .now()
      .app.state()
      .calls.every(({ phase }) => phase === 'ended'),
    'it is still on the screen',
  );

  const { rangAt } = stage.ledger.of(peer);
  const rungOut = since.accepted ?? since.ended ?? 0;
  want(rangAt.length <= (died === null ? 1 : 2), `rang ${String(rangAt.length)} times`);
  want(
    rangAt.every((at) => at <= rungOut + 700),
    `rang ${String((rangAt.at(-1) ?? 0) - rungOut)} ms after it was over`,
  );
  if (died?.phase === 'active' && !died.hungUp && kind === 'web') {
    want(phasesAfter.includes('stranded'), `was not offered to be taken up again: ${phasesAfter.join()}`);
    want(phasesAfter.includes('active'), `was not taken up again: ${phasesAfter.join()}`);
  }
  if (kind === 'meta') want(!phasesAfter.includes('stranded'), 'a Meta call was offered to be taken up again');
  const [line] = [...lines.values()];
  const wasTalkedOn = since.accepted !== undefined && plot === 'answered';
  want(line === undefined || !wasTalkedOn || line.reason !== 'missed', `talked on, and listed as ${String(line?.reason)}`);
  return faults;
}

test.each(Array.from({ length: STORIES }, (_, index) => FIRST_SEED + index))(
  'story %i: the app dies at every moment of a call and is started again: the same call, not twice, not lost, nobody left alone',
  async (seed) => {
    const whole = await playCrash(crashStory(seed, 0));
    expect(crashFaults(crashStory(seed, 0), whole)).toEqual([]);
    const wrong: string[] = [];
    for (let diesAt = 1; diesAt <= whole.moments; diesAt += 1) {
      const story = crashStory(seed, diesAt);
      const outcome = await playCrash(story);
      const faults = crashFaults(story, outcome);
      const told = `${JSON.stringify(story)}, on the screen: ${String(outcome.died?.phase)}, after: ${outcome.phasesAfter.join()}`;
      for (const fault of faults) wrong.push(`moment ${String(diesAt)} of ${String(whole.moments)}: ${fault}\n  ${told}`);
    }
    expect(whole.moments).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  },
  180_000,
);
