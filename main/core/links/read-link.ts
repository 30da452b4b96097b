import { fail, ok, type Result } from '#contract/result.ts';

/** What a link asks for. */
export type LinkOrder =
  | { readonly type: 'show' }
  /** `digits`: three to fifteen, with a plus where one stood. `line`: its name or id, as the link says it. */
  | { readonly type: 'fill'; readonly digits: string; readonly line: string | null };

/** Why a link is not followed. */
export type LinkRefusal =
  | 'other-scheme'
  | 'too-long'
  /** Parameters, `*` or `#`: services of a network, extensions, post-dialling. */
  | 'code'
  | 'no-number'
  | 'unknown-order';

const LONGEST_LINK = 300;
const LINK = /^(tel|callto|pilot-softphone):(.*)$/is;
/** RFC 3966's visual separators, and what people paste between digits. */
const SEPARATORS = /[\s().\-\u2010-\u2013\u00a0]/g;
const DIGITS = /^\+?[0-9]{3,15}$/;

/** Whether the text is a link that the system would hand to us. */
export function isLink(text: string): boolean {
  return LINK.test(text);
}

/**
 * Reads a link that came from anywhere: a page, a mail, another program. It names a number or it is refused; nothing in it is ever
 * a command.
 *
 *     tel:+55-11-99999-9999      callto:11999999999      pilot-softphone:call?to=%2B5511999999999&line=Vendas
 */
export function readLink(text: string): Result<LinkOrder, LinkRefusal> {
  if (text.length > LONGEST_LINK) return fail('too-long');
  const [, scheme, rest] = LINK.exec(text.trim()) ?? [];
  if (scheme === undefined || rest === undefined) return fail('other-scheme');
  const body = rest.replace(/^\/{0,2}/, '');
  if (scheme.toLowerCase() !== 'pilot-softphone') return filled(body, null);
  const [, order = '', query = ''] = /^([a-z-]*)\/?(?:\?(.*))?$/is.exec(body) ?? [];
  if (order.toLowerCase() === 'show' && query === '') return ok({ type: 'show' });
  if (order.toLowerCase() !== 'call') return fail('unknown-order');
  const asked = readQuery(query);
  return asked === null ? fail('unknown-order') : filled(asked.to, asked.line);
}

function filled(raw: string, line: string | null): Result<LinkOrder, LinkRefusal> {
  const decoded = decode(raw.replace(/\/$/, ''));
  if (decoded === null) return fail('no-number');
  // A code is told apart from nonsense: it is what somebody could have meant, and may not be sent.
  if (/^[+0-9\s().\-*#;,=a-z%]+$/i.test(decoded) && /[*#;,]/.test(decoded)) return fail('code');
  const digits = decoded.replace(SEPARATORS, '');
  return DIGITS.test(digits) ? ok({ type: 'fill', digits, line }) : fail('no-number');
}

/** `to` once, `line` at most once, and nothing else: an unknown word may be an order that we would not obey. */
function readQuery(query: string): { readonly to: string; readonly line: string | null } | null {
  let to: string | null = null;
  let line: string | null = null;
  for (const part of query.split('&')) {
    const [, name = '', value = ''] = /^([a-z]+)=(.*)$/is.exec(part) ?? [];
    if (name === 'to' && to === null) to = value;
    else if (name === 'line' && line === null) line = decode(value);
    else return null;
  }
  return to === null ? null : { to, line: line === null || line.length > 60 ? null : line };
}

/** Once: what is encoded twice is not decoded twice. Null where the escapes make no text, or hide something that is not seen. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return /\p{Cc}/u.test(decoded) ? null : decoded;
  } catch {
    return null; // an escape that is none
  }
}
