/** What can be turned. `npm run bench:audio -- --pareto` draws what each choice costs. */
export interface JitterTuning {
  /**
   * So much delay is one per cent less of late sound worth: the exchange rate of the Pareto curve. Read another way, a
   * stall is worth holding delay for where its like comes more often than every `100 * exchangeMs`.
   */
  readonly exchangeMs: number;
  /** After so many seconds an observation weighs a third. */
  readonly memorySeconds: number;
  /** Part of the spread that is held ready; stretching bridges the rest. */
  readonly coverage: number;
  /** Room for the block that is being cut out, where it lies across two messages. */
  readonly shortestMs: number;
  readonly longestMs: number;
  /** Before anything is known of the network. */
  readonly firstMs: number;
  /** A message this late is late, not jittery: from here on sound is stretched, if little is left. */
  readonly lateMs: number;
  /** So much is little. */
  readonly stretchBelowMs: number;
}

export const JITTER_TUNING: JitterTuning = {
  exchangeMs: 125,
  memorySeconds: 20,
  coverage: 0.78,
  shortestMs: 14,
  longestMs: 300,
  firstMs: 40,
  lateMs: 8,
  stretchBelowMs: 40,
};
