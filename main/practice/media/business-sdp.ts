import type { SdpFault } from '../calls/whatsapp-peers.ts';

/** Who wrote the SDP, and which `a=setup` is accepted. The business should be the DTLS client. */
export interface BusinessSdpRules {
  readonly role: 'offer' | 'answer';
  readonly setup: 'active' | 'actpass' | 'either';
}

type Check = (sdp: ParsedSdp, rules: BusinessSdpRules) => string | null;

interface ParsedSdp {
  readonly mediaLines: readonly string[];
  /** Attributes of the session and of the first media section, without `a=`. */
  readonly attributes: readonly string[];
}

/**
 * What Meta requires of a business's SDP, in the order it is looked at. Each answers what is wrong. Where Meta's pages say what
 * it supports and not what it refuses (codecs, tracks, a packet time left out), the practice line refuses: a client that passes here passes there.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/reference
 */
const CHECKS: readonly Check[] = [
  ({ mediaLines }) => (mediaLines.some((line) => line.startsWith('audio ')) ? null : 'no audio section'),
  ({ mediaLines }) => (mediaLines.some((line) => line.startsWith('video ')) ? 'video is not supported' : null),
  ({ mediaLines }) => (mediaLines.some((line) => line.startsWith('application ')) ? 'data channels are not supported' : null),
  ({ mediaLines }) => (mediaLines.length === 1 ? null : 'exactly one media section is allowed'),
  ({ mediaLines }) => (mediaLines[0]?.split(' ')[1] === '0' ? 'the audio section is rejected (port 0)' : null),
  ({ mediaLines }) => (mediaLines[0]?.split(' ')[2] === 'UDP/TLS/RTP/SAVPF' ? null : 'the profile must be UDP/TLS/RTP/SAVPF'),
  ({ attributes }) => (attributes.includes('ice-lite') ? 'the business side must be a full ICE agent' : null),
  ({ attributes }) => (has(attributes, 'ice-ufrag:') && has(attributes, 'ice-pwd:') ? null : 'no ICE credentials'),
  ({ attributes }) => (has(attributes, 'fingerprint:') ? null : 'no fingerprint'),
  // All of them: aiortc's answer, with one of SHA-384 beside it, was refused by Meta with code 138008.
  ({ attributes }) =>
    attributes
      .filter((line) => line.startsWith('fingerprint:'))
      .every((line) => /^fingerprint:sha-256 ([\dA-F]{2}:){31}[\dA-F]{2}$/i.test(line))
      ? null
      : 'the fingerprint must be SHA-256',
  setupFault,
  ({ attributes }) => (attributes.includes('rtcp-mux') ? null : 'rtcp-mux is required'),
  ({ attributes }) => (attributes.some((line) => /^rtpmap:\d+ opus\/48000\/2$/i.test(line)) ? null : 'no Opus codec (opus/48000/2)'),
  opusOfferedFault,
  eventsFault,
  codecsFault,
  // Spelled out, and once: WhatsApp fails a call whose packets are of another length.
  ({ attributes }) => (attributes.filter((line) => line.startsWith('ptime:')).join() === 'ptime:20' ? null : 'ptime must be 20'),
  ({ attributes }) => (tracksOf(attributes) > 1 ? 'one audio track is allowed' : null),
  ({ attributes }) =>
    attributes.some((line) => ['recvonly', 'sendonly', 'inactive'].includes(line)) ? 'the direction must be sendrecv' : null,
];

/** Checks what a business sends as its SDP; null when Meta would take it. Line ends are not insisted on. */
export function checkBusinessSdp(sdp: string, rules: BusinessSdpRules): SdpFault | null {
  const parsed = parse(sdp);
  if (parsed === null) return { details: 'SDP Validation error: not an SDP' };
  for (const check of CHECKS) {
    const wrong = check(parsed, rules);
    if (wrong !== null) return { details: `SDP Validation error: ${wrong}` };
  }
  return null;
}

function parse(sdp: string): ParsedSdp | null {
  const lines = sdp.split(/\r?\n/).filter((line) => line !== '');
  if (lines[0] !== 'v=0' || !lines.every((line) => /^[a-z]=/.test(line))) return null;
  const mediaLines = lines.filter((line) => line.startsWith('m=')).map((line) => line.slice(2));
  const attributes = lines.filter((line) => line.startsWith('a=')).map((line) => line.slice(2).trimEnd());
  return { mediaLines, attributes };
}

function has(attributes: readonly string[], start: string): boolean {
  return attributes.some((line) => line.startsWith(start) && line.length > start.length);
}

function setupFault({ attributes }: ParsedSdp, { role, setup }: BusinessSdpRules): string | null {
  const given = attributes.find((line) => line.startsWith('setup:'))?.slice('setup:'.length);
  if (given === undefined) return 'no setup attribute';
  const wanted = role === 'answer' ? ['active'] : setup === 'either' ? ['active', 'actpass'] : [setup];
  return wanted.includes(given) ? null : `setup must be ${wanted.join(' or ')}, not ${given}`;
}

/** An rtpmap alone is not enough: its payload type has to stand in the media line. */
function opusOfferedFault({ attributes, mediaLines }: ParsedSdp): string | null {
  const offered = mediaLines[0]?.split(' ').slice(3) ?? [];
  const opus = attributes.flatMap((line) => /^rtpmap:(\d+) opus\//i.exec(line)?.[1] ?? []);
  return opus.some((payloadType) => offered.includes(payloadType)) ? null : 'Opus is not offered in the audio section';
}

/** At 48 kHz alone, as some browsers put it first, the call fails without a word. */
function eventsFault({ attributes, mediaLines }: ParsedSdp): string | null {
  const events = offeredCodecs({ attributes, mediaLines }).filter((codec) => /^telephone-event\//i.test(codec));
  const isAtOther = events.length > 0 && !events.some((codec) => /\/8000$/.test(codec));
  return isAtOther ? 'telephone-event must be at 8000 Hz' : null;
}

function codecsFault(sdp: ParsedSdp): string | null {
  const other = offeredCodecs(sdp).find((codec) => !/^(?:opus\/48000\/2|telephone-event\/8000)$/i.test(codec));
  return other === undefined ? null : `only Opus and telephone-event/8000 are supported, not ${other}`;
}

/** Of the audio section, as `opus/48000/2`; a payload type without a name is one of the fixed ones (RFC 3551). */
function offeredCodecs({ attributes, mediaLines }: ParsedSdp): readonly string[] {
  const named = new Map(attributes.flatMap((line) => [/^rtpmap:(\d+) (\S+)$/.exec(line)]).map((found) => [found?.[1], found?.[2]]));
  const offered = mediaLines[0]?.split(' ').slice(3) ?? [];
  return offered.map((payloadType) => named.get(payloadType) ?? `payload type ${payloadType}`);
}

/** By their names, wherever one is written: `a=msid` or, as before it, beside a source (RFC 8830). */
function tracksOf(attributes: readonly string[]): number {
  return new Set(attributes.flatMap((line) => /^(?:ssrc:\d+ )?msid:(.+)$/.exec(line)?.[1] ?? [])).size;
}
