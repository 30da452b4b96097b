/** What an SDP of Meta's media relay is made of. */
export interface MetaSdpParts {
  /** `actpass` in offers; in answers `passive` to a business that is the DTLS client, `active` to one that leaves it open. */
  readonly setup: 'actpass' | 'active' | 'passive';
  readonly mid: string;
  readonly iceUfrag: string;
  readonly icePwd: string;
  /** Upper-case SHA-256 fingerprint with colons. */
  readonly fingerprint: string;
  readonly candidates: readonly { readonly address: string; readonly port: number }[];
  readonly opusPayloadType: number;
  /** RFC 4733 events at 8 kHz; null when the other side did not offer them. */
  readonly eventPayloadType: number | null;
  readonly ssrc: number;
  readonly streamId: string;
  readonly sessionId: string;
}

/** As in offers of live calls: 20 kbit/s at most, nothing above 8 kHz. What the business encodes follows it (RFC 7587, section 6.1). */
const OPUS_PARAMETERS = 'maxaveragebitrate=20000;maxplaybackrate=16000;minptime=20;sprop-maxcapturerate=16000;useinbandfec=1';

/** Host candidates of equal rank, by type preference 126 (RFC 8445, 5.1.2). */
const FIRST_CANDIDATE_PRIORITY = 2_122_260_223;

/** An SDP as Meta writes it in live calls: ICE-lite, one audio section, Opus and telephone events, 20 ms, CRLF line ends. */
export function metaSdp(parts: MetaSdpParts): string {
  const payloadTypes = [parts.opusPayloadType, ...(parts.eventPayloadType === null ? [] : [parts.eventPayloadType])];
  const first = parts.candidates[0] ?? { address: '0.0.0.0', port: 9 };
  return [
    'v=0',
    `o=- ${parts.sessionId} 2 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${parts.mid}`,
    `a=msid-semantic: WMS ${parts.streamId}`,
    'a=ice-lite',
    `m=audio ${String(first.port)} UDP/TLS/RTP/SAVPF ${payloadTypes.join(' ')}`,
    `c=IN IP4 ${first.address}`,
    'a=rtcp:9 IN IP4 0.0.0.0',
    ...parts.candidates.map(
      ({ address, port }, index) =>
        `a=candidate:${String(index + 1)} 1 udp ${String(FIRST_CANDIDATE_PRIORITY - index * 256)} ${address} ${String(port)} typ host generation 0 network-cost 50`,
    ),
    `a=ice-ufrag:${parts.iceUfrag}`,
    `a=ice-pwd:${parts.icePwd}`,
    `a=fingerprint:sha-256 ${parts.fingerprint}`,
    `a=setup:${parts.setup}`,
    `a=mid:${parts.mid}`,
    'a=sendrecv',
    `a=msid:${parts.streamId} WhatsAppTrack1`,
    'a=rtcp-mux',
    `a=rtpmap:${String(parts.opusPayloadType)} opus/48000/2`,
    `a=rtcp-fb:${String(parts.opusPayloadType)} transport-cc`,
    `a=fmtp:${String(parts.opusPayloadType)} ${OPUS_PARAMETERS}`,
    ...(parts.eventPayloadType === null ? [] : [`a=rtpmap:${String(parts.eventPayloadType)} telephone-event/8000`]),
    'a=maxptime:20',
    'a=ptime:20',
    `a=ssrc:${String(parts.ssrc)} cname:WhatsAppAudioStream1`,
    '',
  ].join('\r\n');
}

/** The payload type of a codec in an SDP, by the value of its rtpmap; null when it is not there. */
export function payloadTypeOf(sdp: string, codec: 'opus/48000/2' | 'telephone-event/8000'): number | null {
  const found = new RegExp(`^a=rtpmap:(\\d+) ${codec}\\r?$`, 'im').exec(sdp)?.[1];
  return found === undefined ? null : Number(found);
}

/** First value of an attribute in an SDP. */
export function attributeOf(sdp: string, name: string): string | null {
  return new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(sdp)?.[1] ?? null;
}
