export interface Price {
  readonly meanMs: number;
  readonly concealedPercent: number;
}

export interface Target extends Price {
  /** Traces whose outages are longer than any delay worth having: how late the latest frames sound is theirs. */
  readonly tail?: 'free';
  /** What NetEq was measured to do on it: delay of arrival and buffer together. */
  readonly netEq?: Price;
}

/** By the trace's name, frames of 20 ms. */
const SHORT_FRAMES: Readonly<Record<string, Target>> = {
  // Measured networks.
  lan_rtt20_loss0: { ...price(30, 0.05), netEq: price(28, 0.03) },
  'tcp_rtt50_loss0.5': { ...price(75, 0.3), netEq: price(94, 0.13) },
  tcp_rtt50_loss2: { ...price(115, 0.8), netEq: price(142, 0.32) },
  tcp_rtt100_loss1: { ...price(150, 0.8), netEq: price(172, 0.05) },
  tcp_rtt50_loss1_burst3: { ...price(130, 1.8), netEq: price(174, 1.53), tail: 'free' },
  tcp_rtt50_jit10_loss0: { ...price(80, 0.1), netEq: price(90, 0.02) },
  'tcp_rtt50_jit10_loss0.5': { ...price(112, 0.4), netEq: price(136, 0.07) },
  // Checked-in traces: a tenth or so above what was reached, so that what is lost again shows.
  lan: price(30, 0.05),
  'random-loss-rtt50': price(85, 0.35),
  'random-loss-rtt100': price(130, 0.75),
  bursts: { ...price(200, 2.8), tail: 'free' },
  'exponential-jitter': price(95, 0.2),
  'wifi-spikes': price(125, 0.6),
  'mobile-handover': { ...price(200, 3.4), tail: 'free' },
  'stall-2s': { ...price(110, 6.9), tail: 'free' },
};

/** Frames of 60 ms, checked-in traces. */
const LONG_FRAMES: Readonly<Record<string, Target>> = {
  lan: price(30, 0.05),
  'random-loss-rtt50': price(115, 0.95),
  'random-loss-rtt100': price(150, 1.1),
  bursts: { ...price(150, 2.5), tail: 'free' },
  'exponential-jitter': price(100, 0.55),
  'wifi-spikes': price(140, 0.6),
  'mobile-handover': { ...price(200, 3.4), tail: 'free' },
  'stall-2s': { ...price(125, 6.8), tail: 'free' },
};

/** What is asked of a trace that is known by its name; null for others. */
export function targetOf(trace: { readonly name: string; readonly frameMs: number }): Target | null {
  const known = trace.frameMs === 20 ? SHORT_FRAMES : trace.frameMs === 60 ? LONG_FRAMES : {};
  return known[trace.name] ?? null;
}

function price(meanMs: number, concealedPercent: number): Price {
  return { meanMs, concealedPercent };
}
