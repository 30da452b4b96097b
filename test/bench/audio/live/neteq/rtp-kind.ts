/** The second byte of RTCP packets (RFC 5761, section 4): payload types 64 to 95 are kept free of RTP for it. */
const FIRST_RTCP = 192;
const LAST_RTCP = 223;

/**
 * Whether a datagram on a WebRTC port carries media. The first byte tells STUN (0…3), DTLS (20…63) and RTP or RTCP
 * (128…191) apart (RFC 7983), the second RTP from RTCP. SRTP leaves both readable.
 */
export function isRtp(datagram: Uint8Array): boolean {
  const [first = 0, second = 0] = datagram;
  return datagram.length >= 12 && first >= 128 && first <= 191 && !(second >= FIRST_RTCP && second <= LAST_RTCP);
}

/**
 * False for RTP that is padding alone, as Chromium sends every five seconds to probe the link. Told by the padding bit
 * (RFC 3550, section 5.1), which its encoded frames never have.
 */
export function carriesFrame(rtp: Uint8Array): boolean {
  return ((rtp[0] ?? 0) & 0x20) === 0;
}
