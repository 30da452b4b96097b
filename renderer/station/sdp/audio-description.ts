import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { brokenRule, type DtlsSetup, isDtlsSetup, RULES_OF_BOTH } from './meta-rules.ts';
import { attributeValues, readDescription, writeDescription } from './session-description.ts';

/** What we need to know of the service's SDP before Chromium gets it. */
export interface AudioDescription {
  /** The same SDP with CRLF line ends and a line end after the last line, without which Chromium refuses it. */
  readonly sdp: string;
  readonly setup: DtlsSetup;
}

/**
 * Reads an offer or answer of WhatsApp: exactly one section, `m=audio`, with Opus at 48 kHz, a SHA-256 fingerprint,
 * ICE credentials and a DTLS role. Fails with `call-setup-refused` and the rule that is broken: said here it is a
 * sentence, said by Chromium later it is a guess. Line ends that were escaped once too often are mended, because the
 * SDP travels as a JSON string through several hands.
 */
export function readAudioDescription(sdp: string, role: 'offer' | 'answer'): Result<AudioDescription, AppError> {
  const description = readDescription(sdp.startsWith(String.raw`v=0\r\n`) ? sdp.replaceAll(String.raw`\r\n`, '\r\n') : sdp);
  if (description === null) return refused(role, 'it is not an SDP');
  const broken = brokenRule(description, RULES_OF_BOTH);
  if (broken !== null) return refused(role, broken);
  const [section] = description.sections;
  const setup = section === undefined ? undefined : attributeValues(description, section, 'setup')[0];
  if (!isDtlsSetup(setup)) return refused(role, 'it names no DTLS role');
  if (role === 'answer' && setup === 'actpass') return refused(role, 'an answer must choose its DTLS role');
  return ok({ sdp: writeDescription(description), setup });
}

/** The detail names the rule, never the SDP: it holds addresses and keys. */
function refused(role: 'offer' | 'answer', rule: string): { readonly ok: false; readonly error: AppError } {
  return fail(appError('call-setup-refused', `the ${role} cannot be used: ${rule}`));
}
