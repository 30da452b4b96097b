import { expect, test } from 'vitest';
import { voiceCodecs } from '../../../../renderer/station/sdp/voice-codecs.ts';

test('only Opus and DTMF at 8 kHz are spoken, Opus first', () => {
  const chromium = [
    { mimeType: 'audio/telephone-event', clockRate: 8_000 },
    { mimeType: 'audio/telephone-event', clockRate: 48_000 },
    { mimeType: 'audio/red', clockRate: 48_000 },
    { mimeType: 'audio/opus', clockRate: 48_000 },
    { mimeType: 'audio/PCMU', clockRate: 8_000 },
  ];
  expect(voiceCodecs(chromium)).toEqual([chromium[3], chromium[0]]);
});
