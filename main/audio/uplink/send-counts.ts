/** In frames. */
export interface SendCounts {
  readonly sent: number;
  /** Too old, or one too many. */
  readonly dropped: number;
  /** Of those sent: silence in place of a microphone that gave nothing. */
  readonly silence: number;
  /** Quiet ones left out, so that the far side gets back the delay of a burst. */
  readonly givenBack: number;
}

export const NOTHING_SENT: SendCounts = { sent: 0, dropped: 0, silence: 0, givenBack: 0 };
