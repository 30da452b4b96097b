import type { QualityMeans, QualitySecond } from '#contract/quality.ts';

const AVERAGED = ['mos', 'roundTripMs', 'jitterMs', 'lostPercent', 'sendLostPercent'] as const satisfies readonly (keyof QualityMeans)[];

/** Of a second without any sound: nothing is known of it but that it could not be worse. */
const LOST_MOS = 1;

/** Averages over the seconds of a call that knew the figure. */
export interface RunningMeans {
  add(second: QualitySecond, mos: number | null): QualityMeans;
  /** So many seconds had no stream at all, and nobody told of them. */
  addLost(seconds: number): void;
}

export function createQualityMeans(): RunningMeans {
  const sums = { mos: 0, roundTripMs: 0, jitterMs: 0, lostPercent: 0, sendLostPercent: 0 };
  const counts = { mos: 0, roundTripMs: 0, jitterMs: 0, lostPercent: 0, sendLostPercent: 0 };
  const mean = (of: keyof QualityMeans): number | null => (counts[of] === 0 ? null : Math.round((sums[of] / counts[of]) * 100) / 100);
  return {
    addLost(seconds) {
      sums.mos += LOST_MOS * seconds;
      counts.mos += seconds;
    },
    add(second, mos) {
      const figures = { ...second, mos };
      for (const of of AVERAGED) {
        const figure = figures[of];
        if (figure === null) continue;
        sums[of] += figure;
        counts[of] += 1;
      }
      return {
        mos: mean('mos'),
        roundTripMs: mean('roundTripMs'),
        jitterMs: mean('jitterMs'),
        lostPercent: mean('lostPercent'),
        sendLostPercent: mean('sendLostPercent'),
      };
    },
  };
}
