import type { QualityMeans, QualitySecond } from '#contract/quality.ts';

const AVERAGED = ['mos', 'roundTripMs', 'jitterMs', 'lostPercent', 'sendLostPercent'] as const satisfies readonly (keyof QualityMeans)[];

/** Averages over the seconds of a call that knew the figure. */
export function createQualityMeans(): { add(second: QualitySecond, mos: number | null): QualityMeans } {
  const sums = { mos: 0, roundTripMs: 0, jitterMs: 0, lostPercent: 0, sendLostPercent: 0 };
  const counts = { mos: 0, roundTripMs: 0, jitterMs: 0, lostPercent: 0, sendLostPercent: 0 };
  const mean = (of: keyof QualityMeans): number | null => (counts[of] === 0 ? null : Math.round((sums[of] / counts[of]) * 100) / 100);
  return {
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
