const LONGEST_LINE = 2_000;

/** What a secret or a person's number looks like, and what is written instead. Order matters: addresses before digits. */
const RULES: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  [/\bps_[A-Za-z0-9_-]+/g, 'ps_…'],
  [/\b(token|api[-_]?key|key|secret|password|authorization)(["']?\s*[=:]\s*["']?)(?:Bearer\s+)?[^\s&"',;}]+/gi, '$1$2…'],
  [/\bBearer\s+[^\s"',]+/gi, 'Bearer …'],
  [/\/hooks\/[^\s"']+/g, '/hooks/…'],
  [/\/files\/[0-9a-f]{32}/g, '/files/…'],
  // The description of a call's media holds addresses and the passwords of its streams.
  [/\bv=0[\s\S]*/g, '[sdp]'],
  [/\ba=(?:ice-(?:ufrag|pwd)|fingerprint|candidate|crypto)[^\r\n]*/g, '[sdp]'],
  // A telephone number, with or without separators; the last four digits are enough for support.
  [/\+?[0-9](?:[ ().-]?[0-9]){6,}/g, (digits) => `…${digits.replace(/[^0-9]/g, '').slice(-4)}`],
];

/**
 * A text as it may be written to a log: without keys, tokens, media descriptions or whole telephone numbers, and
 * on one line, so that nothing in it can pose as a line of its own. The net under the rule that none is logged.
 */
export function redact(text: string): string {
  const redacted = RULES.reduce(
    (shown, [pattern, instead]) => {
      return typeof instead === 'string' ? shown.replace(pattern, instead) : shown.replace(pattern, instead);
    },
    text.slice(0, LONGEST_LINE * 4),
  );
  const oneLine = redacted.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return oneLine.length > LONGEST_LINE ? `${oneLine.slice(0, LONGEST_LINE)}…` : oneLine;
}
