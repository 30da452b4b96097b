import { attributeValues, type MediaSection, payloadTypesOf, type SessionDescription } from './session-description.ts';

/** Opus as RFC 7587 writes it; some write the channels, which are always two, and some do not. */
export const OPUS = /^opus\/48000(?:\/2)?$/i;
/** Digits (RFC 4733). At 48 kHz WhatsApp fails the call. */
export const TELEPHONE_EVENT = /^telephone-event\/8000$/i;
const SHA_256 = /^sha-256 (?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/i;

/** Says which rule a description breaks, or null. */
export type Rule = (description: SessionDescription, section: MediaSection) => string | null;

/**
 * What has to hold for WhatsApp's descriptions and for ours alike.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/integration-patterns; RFC 8122, 8842.
 */
export const RULES_OF_BOTH: readonly Rule[] = [
  ({ sections }) => (sections.length === 1 ? null : `it has ${sections.length} media sections instead of one`),
  (_, { kind }) => (kind === 'audio' ? null : 'its media section is not audio'),
  (_, { port }) => (port === '0' ? 'its audio section is rejected' : null),
  (_, { profile }) => (profile === 'UDP/TLS/RTP/SAVPF' ? null : 'its sound is not encrypted by DTLS'),
  (_, section) => (payloadTypesOf(section, OPUS).length > 0 ? null : 'it does not offer Opus at 48 kHz'),
  (all, section) => (attributeValues(all, section, 'fingerprint').some(isSha256) ? null : 'it has no SHA-256 fingerprint'),
  (all, section) => (hasOne(all, section, 'ice-ufrag') && hasOne(all, section, 'ice-pwd') ? null : 'it has no ICE credentials'),
  (all, section) => (attributeValues(all, section, 'setup').some(isDtlsSetup) ? null : 'it names no DTLS role'),
  (_, section) => (section.lines.includes('a=rtcp-mux') ? null : 'it keeps RTCP apart'),
];

/** What WhatsApp demands of ours beyond that; the service's refusal would not say which it was. */
export const RULES_OF_OURS: readonly Rule[] = [
  ...RULES_OF_BOTH,
  (_, section) => (section.formats[0] === payloadTypesOf(section, OPUS)[0] ? null : 'Opus is not the first codec'),
  (_, section) =>
    section.formats.every((format) => spokenTypes(section).includes(format)) ? null : 'it has a codec that WhatsApp does not speak',
  (all, section) => (attributeValues(all, section, 'fingerprint').every(isSha256) ? null : 'it has a fingerprint that is not SHA-256'),
  (_, section) =>
    section.lines.filter((line) => line.startsWith('a=ptime:')).join() === 'a=ptime:20' ? null : 'its packet time is not 20 ms',
  (_, section) => (ONE_WAY.some((line) => section.lines.includes(line)) ? 'it does not go both ways' : null),
  ({ session }) => (session.includes('a=ice-lite') ? 'it says that we are no full ICE agent' : null),
];

/** An answer chooses the role that the offer left open (RFC 5763, section 5). */
export const RULES_OF_OUR_ANSWERS: readonly Rule[] = [
  ...RULES_OF_OURS,
  (all, section) => (attributeValues(all, section, 'setup').includes('actpass') ? 'it leaves the DTLS role open' : null),
];

/** The first rule that is broken, in words; null where all hold. */
export function brokenRule(description: SessionDescription, rules: readonly Rule[]): string | null {
  // Where there is no section, the first rule says so; the others are never asked.
  const section = description.sections[0] ?? { kind: '', port: '', profile: '', formats: [], lines: [] };
  for (const rule of rules) {
    const broken = rule(description, section);
    if (broken !== null) return broken;
  }
  return null;
}

/** The payload types of what WhatsApp's apps speak. */
export function spokenTypes(section: MediaSection): readonly string[] {
  return [...payloadTypesOf(section, OPUS), ...payloadTypesOf(section, TELEPHONE_EVENT)];
}

export type DtlsSetup = 'actpass' | 'active' | 'passive';

export function isDtlsSetup(text: string | undefined): text is DtlsSetup {
  return text === 'actpass' || text === 'active' || text === 'passive';
}

const ONE_WAY = ['a=recvonly', 'a=sendonly', 'a=inactive'];

function isSha256(fingerprint: string): boolean {
  return SHA_256.test(fingerprint);
}

function hasOne(description: SessionDescription, section: MediaSection, name: string): boolean {
  return attributeValues(description, section, name).some((value) => value !== '');
}
