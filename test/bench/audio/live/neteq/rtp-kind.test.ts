import { describe, expect, test } from 'vitest';
import { carriesFrame, isRtp } from './rtp-kind.ts';

const datagram = (...head: readonly number[]): Uint8Array => Uint8Array.from({ length: 40 }, (_, index) => head[index] ?? 0);

describe('of what passes between two WebRTC peers', () => {
  test.each([
    ['STUN', datagram(0x00, 0x01), false],
    ['DTLS', datagram(22, 254), false],
    ['Opus', datagram(0x90, 111), true],
    ['Opus, first of a talk spurt', datagram(0x90, 111 | 0x80), true],
    ['an RTCP sender report', datagram(0x80, 200), false],
    ['RTCP transport feedback', datagram(0x8f, 205), false],
    ['a datagram too short for RTP', Uint8Array.of(0x80, 111, 0, 1), false],
  ])('%s is media: %#', (_what, bytes, isMedia) => {
    expect(isRtp(bytes)).toBe(isMedia);
  });

  test('padding that probes the link carries no frame', () => {
    expect(carriesFrame(datagram(0xb0, 111))).toBe(false);
    expect(carriesFrame(datagram(0x90, 111))).toBe(true);
  });
});
