import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { OfferSetup } from '#contract/settings.ts';
import { brokenRule, RULES_OF_OUR_ANSWERS, RULES_OF_OURS, spokenTypes } from './meta-rules.ts';
import { type MediaSection, readDescription, writeDescription } from './session-description.ts';

const PTIME = 'a=ptime:20';

/** An answer keeps the role that Chromium chose in it: the other side has named its own. */
export type SdpRole = { readonly role: 'answer' } | { readonly role: 'offer'; readonly setup: OfferSetup };

/**
 * The copy of our local description that goes to the service; the local description itself is never changed.
 *
 * One audio section with Opus first and digits at 8 kHz behind it, whatever else the local one has. An offer says `a=setup:active`
 * although Chromium made it `actpass`: WhatsApp wants the business side as DTLS client, and browsers cannot offer that.
 * Chromium copes with either role in the answer. The packet time that Chromium sends anyway is spelled out, because WhatsApp
 * fails calls with another one. CRLF stays CRLF.
 *
 * Fails with `call-setup-refused` where it would break a rule of WhatsApp's all the same.
 */
export function sdpToSend(localSdp: string, as: SdpRole): Result<string, AppError> {
  const local = readDescription(localSdp);
  if (local === null) return refused(as, 'it is not an SDP');
  const sent = { session: local.session, sections: local.sections.map((section) => sectionToSend(section, as)) };
  const broken = brokenRule(sent, as.role === 'answer' ? RULES_OF_OUR_ANSWERS : RULES_OF_OURS);
  return broken === null ? ok(writeDescription(sent)) : refused(as, broken);
}

function sectionToSend(section: MediaSection, as: SdpRole): MediaSection {
  const formats = spokenTypes(section);
  const lines = section.lines
    .filter((line) => !isOfOther(line, formats))
    .map((line) => (line === 'a=setup:actpass' && as.role === 'offer' ? `a=setup:${as.setup}` : line));
  return { ...section, formats, lines: withPtime(lines) };
}

/** Describes a payload type that is not spoken. */
function isOfOther(line: string, formats: readonly string[]): boolean {
  const payloadType = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line)?.[1];
  return payloadType !== undefined && !formats.includes(payloadType);
}

function withPtime(lines: readonly string[]): readonly string[] {
  if (lines.some((line) => line.startsWith('a=ptime:'))) return lines;
  const lastFormat = lines.findLastIndex((line) => line.startsWith('a=rtpmap:') || line.startsWith('a=fmtp:'));
  return lines.toSpliced(lastFormat + 1, 0, PTIME);
}

function refused({ role }: SdpRole, rule: string): { readonly ok: false; readonly error: AppError } {
  return fail(appError('call-setup-refused', `our ${role} cannot be sent: ${rule}`));
}
