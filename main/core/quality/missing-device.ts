import type { MissingDevice, QualitySecond } from '#contract/quality.ts';

/** The devices that run, by name; null where silence stands in for one. */
export interface RunningSound {
  readonly microphone: string | null;
  readonly speaker: string | null;
}

/** What a call misses, whose figures are as good as any: nobody hears it. A call that sends nothing misses no microphone. */
export function missingDevice({ sendDropped }: QualitySecond, { microphone, speaker }: RunningSound): MissingDevice | null {
  if (speaker === null) return 'no-speaker';
  return microphone === null && sendDropped !== null ? 'no-microphone' : null;
}
