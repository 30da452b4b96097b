const PTIME_MS = 20;

/**
 * The copy of our local description that goes to the service; the local description itself is never changed.
 *
 * An offer says `a=setup:active` although Chromium made it `actpass`: WhatsApp wants the business side as DTLS
 * client, and browsers cannot offer that. Chromium copes with either role in the answer. The packet time that Chromium
 * sends anyway is spelled out, because WhatsApp fails calls with another one. Both directions: CRLF stays CRLF.
 */
export function sdpToSend(localSdp: string, role: 'offer' | 'answer'): string {
  const lines = localSdp.split('\r\n');
  const withSetup = role === 'offer' ? lines.map((line) => (line === 'a=setup:actpass' ? 'a=setup:active' : line)) : lines;
  if (withSetup.some((line) => line.startsWith('a=ptime:'))) return withSetup.join('\r\n');
  const lastFormat = withSetup.findLastIndex((line) => line.startsWith('a=rtpmap:') || line.startsWith('a=fmtp:'));
  return withSetup.toSpliced(lastFormat + 1, 0, `a=ptime:${PTIME_MS}`).join('\r\n');
}
