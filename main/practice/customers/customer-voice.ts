/** Rates a customer can speak and hear at. */
export type VoiceRateHz = 8_000 | 16_000 | 24_000 | 48_000;

/** The sound of one customer on one call, mono 16-bit at the rate it was made for. */
export interface CustomerVoice {
  /** What the customer hears. */
  hear(samples: Int16Array): void;
  /** Fills `out` with what the customer says next. */
  speak(out: Int16Array): void;
  close(): void;
}
