import { JITTER_TUNING, type JitterTuning } from '../../../main/audio/downlink/jitter-tuning.ts';
import type { Trace } from '../../support/traces/read-traces.ts';
import type { Figures } from './figures.ts';
import { measureEngine, measureNetEq } from './measure.ts';
import { NETEQ_QUANTILE } from './peers/neteq-model.ts';
import type { Price } from './targets.ts';

export interface Setting {
  readonly name: string;
  /** The one in use: the app's, or NetEq's own. */
  readonly inUse: boolean;
  /** What it costs on each trace, by name. */
  readonly prices: ReadonlyMap<string, Price>;
  readonly average: Price;
}

/** Settings that differ in one thing, in its order. */
export interface ParetoCurve {
  readonly name: string;
  readonly settings: readonly Setting[];
}

const MEMORIES_SECONDS = withInUse([5, 10, 20, 40], JITTER_TUNING.memorySeconds);
/** How much delay a per cent of late sound is worth: from the most hurried to the most careful. */
const EXCHANGES_MS = withInUse([10, 25, 50, 100, 200, 400, 1_000], JITTER_TUNING.exchangeMs);
const NETEQ_QUANTILES = [0.8, 0.85, 0.9, 0.93, NETEQ_QUANTILE, 0.97] as const;
/** Pulls of two phases tell the curves apart well enough. */
const PHASES_MS = [0, 7] as const;

/** Delay against concealment over a class of traces: the app's buffer for each memory, and NetEq's policy for its quantiles. */
export function paretoCurves(traces: readonly Trace[], sound: Float32Array): readonly ParetoCurve[] {
  const setting = (name: string, inUse: boolean, figuresOn: (trace: Trace) => Figures): Setting => {
    const prices = new Map(traces.map((trace) => [trace.name, priceOf(figuresOn(trace))]));
    return { name, inUse, prices, average: averageOf([...prices.values()]) };
  };
  const ours = MEMORIES_SECONDS.map((memorySeconds) => ({
    name: `ours, memory ${String(memorySeconds)} s`,
    settings: EXCHANGES_MS.map((exchangeMs) => {
      const tuning = { memorySeconds, exchangeMs };
      return setting(`exchange ${String(exchangeMs)} ms`, isInUse(tuning), (trace) =>
        measureEngine({ trace, phasesMs: PHASES_MS }, { sound, tuning }),
      );
    }),
  }));
  const netEq = {
    name: 'NetEq model',
    settings: NETEQ_QUANTILES.map((quantile) =>
      setting(`quantile ${String(quantile)}`, quantile === NETEQ_QUANTILE, (trace) =>
        measureNetEq({ trace, phasesMs: PHASES_MS }, quantile),
      ),
    ),
  };
  return [...ours, netEq];
}

function withInUse(values: readonly number[], inUse: number): readonly number[] {
  return [...new Set([...values, inUse])].toSorted((one, other) => one - other);
}

function isInUse(tuning: Pick<JitterTuning, 'memorySeconds' | 'exchangeMs'>): boolean {
  return tuning.memorySeconds === JITTER_TUNING.memorySeconds && tuning.exchangeMs === JITTER_TUNING.exchangeMs;
}

function priceOf({ meanMs, concealedPercent }: Figures): Price {
  return { meanMs, concealedPercent };
}

function averageOf(prices: readonly Price[]): Price {
  const average = (of: (price: Price) => number): number => prices.reduce((sum, price) => sum + of(price), 0) / prices.length;
  return { meanMs: average(({ meanMs }) => meanMs), concealedPercent: average(({ concealedPercent }) => concealedPercent) };
}

/** One line per setting: what it costs on average. */
export function paretoLines(curves: readonly ParetoCurve[]): readonly string[] {
  return curves.flatMap(({ name, settings }) => [
    name,
    ...settings.map(
      ({ name: setting, average, inUse }) =>
        `  ${setting.padEnd(20)}${average.meanMs.toFixed(1).padStart(8)} ms${average.concealedPercent.toFixed(2).padStart(8)} % concealed${inUse ? '   in use' : ''}`,
    ),
  ]);
}
