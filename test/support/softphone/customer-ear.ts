import type { ControlClient } from '../../../main/practice/control-client.ts';

/** What the simulated customer hears of the agent, asked until it is so. */
export interface CustomerEar {
  /** Resolves with the moment (Unix ms) from which 440 Hz is there. Without `since` what was heard in the last ten seconds counts as well. */
  waitForTone(withinMs: number, since?: number): Promise<number>;
  /** Resolves with the moment (Unix ms) since which nothing is heard. */
  waitForSilence(since: number, withinMs: number): Promise<number>;
}

const PRESENT_DBFS = -30;
const QUIET_DBFS = -50;

export function customerEar(control: ControlClient, callId: string): CustomerEar {
  return {
    async waitForTone(withinMs, since) {
      const deadline = performance.now() + withinMs;
      let loudest = -140;
      while (performance.now() < deadline) {
        const { moments } = await control.meter(callId, since);
        const heard = moments.find((moment) => moment.tone440Dbfs > PRESENT_DBFS);
        if (heard !== undefined) return heard.atMs;
        loudest = Math.max(loudest, ...moments.map((moment) => moment.tone440Dbfs));
        await pause(50);
      }
      throw new Error(`the customer heard no 440 Hz within ${String(withinMs)} ms; the loudest was ${loudest.toFixed(1)} dBFS`);
    },
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
