import type { LineKind } from '#contract/line.ts';
import type { QualitySecond } from '#contract/quality.ts';

/**
 * The wideband E-model, ITU-T G.107.1 (06/2019), with everything at its default that a softphone cannot know (rooms, loudness):
 * R = 129 − Idd − Ie,WB,eff. Told as a mean opinion score by Annex B of ITU-T G.107 (06/2015) on R / 1.29.
 *
 * Echo of the talker (Idte) is left out, as if none came back: the customer's phone cancels it, and what it leaves is not known
 * here. At the default of G.107 (TELR 65 dB) it would cost 2 of R at 100 ms from mouth to ear, 4 at 250 ms, 6 at 400 ms.
 */
const CLEAR_RATING = 129;
const WIDEBAND_SCALE = 1.29;

/**
 * Ie and Bpl: what the codec takes, and how well it bears loss.
 *
 * Meta, Opus, wideband at 15 kbit/s, bursty loss: Alahmadi, Pocta, Melvin, "An Adaptive Bitrate Switching Algorithm for Speech
 * Applications in Context of WebRTC", ACM TOMM 17(4), article 133, 2021 (doi.org/10.1145/3458751). Meta sends more than that,
 * and G.113 has nothing for Opus.
 *
 * Web, PCM with concealment: ITU-T G.113 (11/2007), appendix I, G.711 with its appendix I, random loss of packets of 10 ms.
 * Assumed: that our concealment is as good, that it holds for wider PCM, and that invented sound in stalls longer than 10 ms
 * counts no more than its share. At which rate PCM comes is the service's choice, and no trouble of a call.
 */
const CODEC = {
  meta: { impairment: 18.1, lossRobustness: 16.1 },
  web: { impairment: 0, lossRobustness: 25.1 },
} as const satisfies Record<LineKind, Codec>;

interface Codec {
  readonly impairment: number;
  readonly lossRobustness: number;
}

/** What both ends add to the way: a packet is filled (20 ms and 6.5 ms of look-ahead, or 60 ms), and devices hold some 40 ms. */
const OWN_DELAY_MS = { meta: 66, web: 100 } as const satisfies Record<LineKind, number>;

/** A second's score, 1 to 4.5 to two decimals; null where it is not known how late or how whole it was. */
export function secondMos({ delayMs, roundTripMs, concealedPercent }: QualitySecond, kind: LineKind): number | null {
  // Nothing came, so nothing was late. Left out, silence would raise a call's mean; and the model's curve of loss ends far above 1.
  if (concealedPercent === 100) return 1;
  if (delayMs === null || concealedPercent === null) return null;
  const mouthToEarMs = OWN_DELAY_MS[kind] + delayMs + (roundTripMs ?? 0) / 2;
  // What the listener misses: packets that were lost, and those that came too late.
  const rating = CLEAR_RATING - delayImpairment(mouthToEarMs) - lossImpairment(CODEC[kind], concealedPercent);
  return Math.round(meanOpinion(rating / WIDEBAND_SCALE) * 100) / 100;
}

/** Idd: nothing up to 100 ms, 24 at 400 ms. */
export function delayImpairment(mouthToEarMs: number): number {
  if (mouthToEarMs <= 100) return 0;
  const x = Math.log2(mouthToEarMs / 100);
  return 25 * ((1 + x ** 6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2);
}

function lossImpairment({ impairment, lossRobustness }: Codec, lostPercent: number): number {
  return impairment + ((95 - impairment) * lostPercent) / (lostPercent + lossRobustness);
}

/** G.107 Annex B: the score for a rating of 0 to 100. */
export function meanOpinion(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  // The cubic dips below 1 for the lowest ratings.
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}
