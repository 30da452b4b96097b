const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':');

/** An offer as WhatsApp makes it: more codecs than its apps speak, ICE-lite, both address families. */
export const WHATSAPP_OFFER = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE audio',
  'a=ice-lite',
  'm=audio 3480 UDP/TLS/RTP/SAVPF 111 9 0 8 126',
  'c=IN IP4 198.51.100.7',
  'a=rtcp:9 IN IP4 0.0.0.0',
  'a=candidate:1 1 udp 2113937151 198.51.100.7 3480 typ host generation 0',
  'a=ice-ufrag:abcd',
  'a=ice-pwd:abcdefghijklmnopqrstuvwx',
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  'a=setup:actpass',
  'a=mid:audio',
  'a=sendrecv',
  'a=rtcp-mux',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:9 G722/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:126 telephone-event/8000',
  'a=maxptime:20',
  'a=ptime:20',
  '',
].join('\r\n');

export function without(sdp: string, line: RegExp): string {
  return sdp
    .split('\r\n')
    .filter((text) => !line.test(text))
    .join('\r\n');
}
