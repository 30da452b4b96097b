export interface Price {
  readonly meanMs: number;
  readonly concealedPercent: number;
}

export interface Target extends Price {
  /** How late the latest frames may sound; where nothing is said, so much later than the mean as table C1 has it. */
  readonly tail?: { readonly p95Ms: number; readonly p99Ms: number };
  /** Share of the sound that may be too old to be played; none where nothing is said. */
  readonly droppedPercent?: number;
  /** What NetEq was measured to do on it: delay of arrival and buffer together. */
  readonly netEq?: Price;
}

/** Measured networks, with frames of 20 and 60 ms alike: table C1. Its bursts have no bound of the tail there; this one is ours. */
const MEASURED: Readonly<Record<string, Target>> = {
  lan_rtt20_loss0: { ...price(30, 0.05), netEq: price(28, 0.03) },
  'tcp_rtt50_loss0.5': { ...price(75, 0.3), netEq: price(94, 0.13) },
  tcp_rtt50_loss2: { ...price(115, 0.8), netEq: price(142, 0.32) },
  tcp_rtt100_loss1: { ...price(150, 0.8), netEq: price(172, 0.05) },
  tcp_rtt50_loss1_burst3: { ...price(130, 1.8), netEq: price(174, 1.53), tail: { p95Ms: 335, p99Ms: 460 } },
  tcp_rtt50_jit10_loss0: { ...price(80, 0.1), netEq: price(90, 0.02) },
  'tcp_rtt50_jit10_loss0.5': { ...price(112, 0.4), netEq: price(136, 0.07) },
};

/**
 * Checked-in traces, frames of 20 ms: a tenth or so above what was reached, so that what is lost again shows. Where outages are
 * longer than any delay worth having, the latest frames are as late as the outage, and the tail has figures of its own.
 */
const SHORT_FRAMES: Readonly<Record<string, Target>> = {
  lan: price(30, 0.05),
  'random-loss-rtt50': price(85, 0.35),
  'random-loss-rtt100': price(130, 0.75),
  bursts: { ...price(165, 2.5), tail: { p95Ms: 320, p99Ms: 575 } },
  'exponential-jitter': price(95, 0.2),
  'wifi-spikes': price(125, 0.6),
  'mobile-handover': { ...price(155, 3.4), tail: { p95Ms: 380, p99Ms: 655 } },
  'stall-2s': { ...price(100, 6.9), tail: { p95Ms: 585, p99Ms: 1_900 }, droppedPercent: 6.9 },
};

/** The same with frames of 60 ms. */
const LONG_FRAMES: Readonly<Record<string, Target>> = {
  lan: price(30, 0.05),
  'random-loss-rtt50': price(115, 0.95),
  'random-loss-rtt100': price(150, 1.1),
  bursts: { ...price(105, 2.3), tail: { p95Ms: 220, p99Ms: 365 } },
  'exponential-jitter': price(100, 0.55),
  'wifi-spikes': price(140, 0.6),
  'mobile-handover': { ...price(145, 3.4), tail: { p95Ms: 370, p99Ms: 640 } },
  'stall-2s': { ...price(100, 6.8), tail: { p95Ms: 585, p99Ms: 1_900 }, droppedPercent: 6.8 },
};

/** What is asked of a trace that is known by its name; null for others. */
export function targetOf(trace: { readonly name: string; readonly frameMs: number }): Target | null {
  if (trace.frameMs !== 20 && trace.frameMs !== 60) return null;
  return MEASURED[trace.name] ?? (trace.frameMs === 20 ? SHORT_FRAMES : LONG_FRAMES)[trace.name] ?? null;
}

function price(meanMs: number, concealedPercent: number): Price {
  return { meanMs, concealedPercent };
}
