import type { ControlClient } from '../../../main/practice/control-client.ts';

/** What the simulated customer hears of the agent, asked until it is so. */
export interface CustomerEar {
  /** Resolves with the moment (Unix ms) from which 440 Hz is there. What was heard in the last ten seconds counts as well. */
  waitForTone(withinMs: number): Promise<number>;
  /** The same of a tone since `since` (Unix ms), as after a mute: of one that goes on for seconds a noise suppressor has taken a part. */
  waitForToneAgain(since: number, withinMs: number): Promise<number>;
  /** Resolves with the moment (Unix ms) since which nothing is heard. */
  waitForSilence(since: number, withinMs: number): Promise<number>;
}

const PRESENT_DBFS = -30;
const QUIET_DBFS = -50;
const AGAIN_DBFS = -45;

export function customerEar(control: ControlClient, callId: string): CustomerEar {
  const waitForTone = async (withinMs: number, atLeastDbfs: number, since?: number): Promise<number> => {
    const deadline = performance.now() + withinMs;
    let loudest = -140;
    while (performance.now() < deadline) {
      const { moments } = await control.meter(callId, since);
      const heard = moments.find((moment) => moment.tone440Dbfs > atLeastDbfs);
      if (heard !== undefined) return heard.atMs;
      loudest = Math.max(loudest, ...moments.map((moment) => moment.tone440Dbfs));
      await pause(50);
    }
    throw new Error(`the customer heard no 440 Hz within ${String(withinMs)} ms; the loudest was ${loudest.toFixed(1)} dBFS`);
  };
  return {
    waitForTone: (withinMs) => waitForTone(withinMs, PRESENT_DBFS),
    waitForToneAgain: (since, withinMs) => waitForTone(withinMs, AGAIN_DBFS, since),
    async waitForSilence(since, withinMs) {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const { moments } = await control.meter(callId, since);
        const loud = moments.findLastIndex((moment) => moment.lastStepDbfs > QUIET_DBFS);
        const quiet = moments.slice(loud + 1);
        const [first, last] = [quiet[0], quiet.at(-1)];
        if (first !== undefined && last !== undefined && last.atMs - first.atMs >= 300) return first.atMs;
        if (performance.now() > deadline) throw new Error(`the customer still heard ${String(moments.at(-1)?.lastStepDbfs)} dBFS`);
        await pause(50);
      }
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
