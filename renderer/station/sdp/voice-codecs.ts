/** The part of RTCRtpCodec that the choice looks at. */
export interface Codec {
  readonly mimeType: string;
  readonly clockRate: number;
}

/**
 * Opus first, then DTMF at 8 kHz, and nothing else: WhatsApp's apps speak only Opus, and telephone-event at 48 kHz
 * fails the call. Keeps Chromium's own objects, which is all that setCodecPreferences accepts.
 */
export function voiceCodecs<Known extends Codec>(known: readonly Known[]): Known[] {
  const named = (mimeType: string, clockRate: number): Known[] =>
    known.filter((codec) => codec.mimeType.toLowerCase() === mimeType && codec.clockRate === clockRate);
  return [...named('audio/opus', 48_000), ...named('audio/telephone-event', 8_000)];
}
