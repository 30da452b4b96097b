import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';

/** What we need to know of the service's SDP before Chromium gets it. */
export interface AudioDescription {
  /** The same SDP with CRLF line ends and a line end after the last line, without which Chromium refuses it. */
  readonly sdp: string;
  readonly setup: DtlsSetup;
}
export type DtlsSetup = 'actpass' | 'active' | 'passive';

/**
 * Reads an offer or answer of WhatsApp: exactly one section, `m=audio`, with Opus at 48 kHz, a SHA-256 fingerprint,
 * ICE credentials and a DTLS role. Fails with `call-setup-refused` and the rule that is broken: said here it is a
 * sentence, said by Chromium later it is a guess. Rules: Meta Cloud API Calling, integration patterns; RFC 8866, 8122.
 */
export function readAudioDescription(sdp: string, role: 'offer' | 'answer'): Result<AudioDescription, AppError> {
  const lines = sdp.split(/\r?\n/).filter((line) => line !== '');
  const attribute = (pattern: RegExp): string | undefined => lines.map((line) => pattern.exec(line)).find((found) => found !== null)?.[1];

  if (lines[0] !== 'v=0') return refused(role, 'it is not an SDP');
  const sections = lines.filter((line) => line.startsWith('m='));
  if (sections.length !== 1) return refused(role, `it has ${sections.length} media sections instead of one`);
  if (sections[0]?.startsWith('m=audio ') !== true) return refused(role, 'its media section is not audio');
  if (attribute(/^a=rtpmap:(\d+) opus\/48000(?:\/2)?$/i) === undefined) return refused(role, 'it does not offer Opus at 48 kHz');
  if (attribute(/^a=fingerprint:sha-256 ([0-9a-f:]{95})$/i) === undefined) return refused(role, 'it has no SHA-256 fingerprint');
  if (attribute(/^a=ice-ufrag:(.+)$/) === undefined || attribute(/^a=ice-pwd:(.+)$/) === undefined) {
    return refused(role, 'it has no ICE credentials');
  }
  const setup = attribute(/^a=setup:(.+)$/);
  if (!isDtlsSetup(setup)) return refused(role, 'it names no DTLS role');
  if (role === 'answer' && setup === 'actpass') return refused(role, 'an answer must choose its DTLS role');
  return ok({ sdp: `${lines.join('\r\n')}\r\n`, setup });
}

function isDtlsSetup(text: string | undefined): text is DtlsSetup {
  return text === 'actpass' || text === 'active' || text === 'passive';
}

/** The detail names the rule, never the SDP: it holds addresses and keys. */
function refused(role: 'offer' | 'answer', rule: string): { readonly ok: false; readonly error: AppError } {
  return fail(appError('call-setup-refused', `the ${role} cannot be used: ${rule}`));
}
