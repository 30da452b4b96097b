import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../../support/simulation/chance.ts';
import { type HeadsetStage, setHeadsetStage } from '../../../support/headset/headset-stage.ts';
import { RECORDED_HEADSETS } from '../../../support/headset/recorded-headsets.ts';
import { type HeadsetTemper, QUICK } from '../../../support/headset/simulated-headset.ts';

/** Headsets that can be told whether they are muted; of one without that lamp nobody can know. */
const TOLD = RECORDED_HEADSETS.filter(
  ({ controls, lamps }) => controls.some(([control]) => control === 'mute') && lamps.some(([lamp]) => lamp === 'mute'),
);
const SEQUENCES = 1_000;
const PER_STAGE = 20;
const LONGEST_DISAGREEMENT_MS = 200;
/** After the last hand has moved. A thumb needs 60 ms more to leave the button. */
const SETTLES_MS = 400;

type Hand = 'screen' | 'hotkey' | 'headset';

interface Watched {
  readonly stage: HeadsetStage;
  /** Milliseconds of the longest stretch in which call and headset believed different things. */
  longest(): number;
}

function isMuted({ app }: HeadsetStage): boolean {
  const call = app.state().calls.find(({ phase }) => phase === 'active');
  return call?.phase === 'active' && call.muted;
}

/** A call with a headset whose reports and whose bridge take their time, by chance. */
async function watchedCall(number: number): Promise<Watched> {
  const chance = chanceOf(number, 'headset');
  const recorded = TOLD[number % TOLD.length];
  if (recorded === undefined) throw new Error('no headset');
  const between = (least: number, most: number): number => Math.round(least + chance.share() * (most - least));
  const temper: HeadsetTemper = {
    mutes: chance.share() < 0.5 ? 'at-once' : 'when-told',
    answersHookAfterMs: between(0, 1_500),
    unsure: chance.share() < 0.5 ? 'switch' : 'button',
    pressMs: 60,
    wayMs: () => between(1, 40), // a wire, or a radio
  };
  const stage = await setHeadsetStage(recorded, { temper, bridgeMs: () => between(0, 8) });
  await stage.talk();

  let differSince: number | null = null;
  let longest = 0;
  const look = (): void => {
    const now = stage.clock.now();
    if (differSince !== null) longest = Math.max(longest, now - differSince);
    if (isMuted(stage) === stage.headset.muted()) differSince = null;
    else differSince ??= now;
  };
  stage.headset.onMute = look;
  stage.app.subscribe(look);
  return {
    stage,
    longest() {
      look();
      return longest;
    },
  };
}

describe('screen, hotkey and headset mute as they like', () => {
  test(`${String(SEQUENCES)} sequences end in agreement, and never differ for more than ${String(LONGEST_DISAGREEMENT_MS)} ms`, async () => {
    const faults: string[] = [];
    let longest = 0;
    let hands = 0;
    for (let stageNumber = 0; stageNumber < SEQUENCES / PER_STAGE; stageNumber += 1) {
      const watched = await watchedCall(stageNumber);
      const { stage } = watched;
      for (let sequence = 0; sequence < PER_STAGE; sequence += 1) {
        const chance = chanceOf(stageNumber * PER_STAGE + sequence, 'hands');
        const moves: string[] = [];
        const length = 1 + Math.floor(chance.share() * 15);
        for (let move = 0; move < length; move += 1) {
          const hand: Hand = (['screen', 'hotkey', 'headset'] as const)[Math.floor(chance.share() * 3)] ?? 'headset';
          const waitMs = Math.floor(chance.share() ** 2 * 600); // often almost at once, sometimes at leisure
          moves.push(`${hand} +${String(waitMs)}`);
          hands += 1;
          if (hand === 'headset') stage.headset.pressMute();
          // The screen asks for what it does not show, the hotkey turns what is.
          else stage.app.mute(stage.onlyId(), hand === 'screen' ? chance.share() < 0.5 : !isMuted(stage));
          await stage.clock.advance(waitMs);
        }
        await stage.clock.advance(SETTLES_MS);
        const name = `${stage.headset.productName}, sequence ${String(sequence)}: ${moves.join(', ')}`;
        if (isMuted(stage) !== stage.headset.muted()) faults.push(`differ at the end: ${name}`);
        if (watched.longest() > LONGEST_DISAGREEMENT_MS) faults.push(`differed for ${String(watched.longest())} ms: ${name}`);
        longest = Math.max(longest, watched.longest());
      }
      if (stage.phase() !== 'active') faults.push(`${stage.headset.productName}: the call is ${stage.phase()}`);
    }
    console.info(`${String(SEQUENCES)} sequences, ${String(hands)} moves: differed for ${String(longest)} ms at most`);
    expect(faults.slice(0, 5)).toEqual([]);
    expect(hands).toBeGreaterThan(SEQUENCES * 5);
    expect(longest).toBeGreaterThan(0);
  }, 120_000);

  test.each(TOLD)('$name: each press at leisure turns mute, however often', async (recorded) => {
    for (const mutes of ['at-once', 'when-told'] as const) {
      const stage = await setHeadsetStage(recorded, { temper: { ...QUICK, mutes, wayMs: () => 20 } });
      await stage.talk();
      let expected = false;
      for (let press = 0; press < 12; press += 1) {
        expected = !expected;
        stage.headset.pressMute();
        await stage.clock.advance(250);
        expect([isMuted(stage), stage.headset.muted()], `${mutes}, press ${String(press)}`).toEqual([expected, expected]);
      }
    }
  });

  test('a press that crosses the screen’s own mute on the way does not undo it', async () => {
    for (const recorded of TOLD) {
      const stage = await setHeadsetStage(recorded, { temper: { ...QUICK, wayMs: () => 30 } });
      await stage.talk();
      stage.app.mute(stage.onlyId(), true);
      await stage.clock.advance(10);
      stage.headset.pressMute(); // not muted yet: the agent wants to mute, as the screen did
      await stage.clock.advance(400);
      expect([isMuted(stage), stage.headset.muted()], recorded.name).toEqual([true, true]);
    }
  });

  test('one lamp that fails on its way is made good before anybody could say that they disagree', async () => {
    for (const recorded of TOLD) {
      for (const mutes of ['at-once', 'when-told'] as const) {
        const stage = await setHeadsetStage(recorded, { temper: { ...QUICK, mutes, wayMs: () => 30 } });
        await stage.talk();
        for (const muted of [true, false]) {
          stage.headset.failSends(1);
          stage.app.mute(stage.onlyId(), muted);
          await stage.clock.advance(LONGEST_DISAGREEMENT_MS);
          expect([isMuted(stage), stage.headset.muted()], `${recorded.name}, ${mutes}`).toEqual([muted, muted]);
        }
      }
    }
  });

  test('a headset that was muted between calls begins the next as the screen shows it: heard', async () => {
    for (const recorded of TOLD) {
      const stage = await setHeadsetStage(recorded);
      stage.headset.pressMute();
      await stage.clock.advance(500);
      await stage.talk();
      expect([isMuted(stage), stage.headset.muted()], recorded.name).toEqual([false, false]);
    }
  });
});
