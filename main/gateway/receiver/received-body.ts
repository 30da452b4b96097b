import { isUtf8 } from 'node:buffer';
import { member } from '../../core/events/json-reader.ts';
import { nativeCallObservations } from '../../core/events/native-calls-payload.ts';

/** Of Meta's native `calls`, which carries whole session descriptions. */
export const LARGEST_BODY_BYTES = 256 * 1024;
const LARGEST_EVENT_BYTES = 64 * 1024;
const DEEPEST_JSON = 16;

/** A body that may be looked at, or the HTTP status that refuses it. */
export type ReceivedBody =
  | { readonly ok: true; readonly text: string; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether a JSON text nests no deeper than allowed, found by counting brackets outside strings: before parsing, so
 * that a hostile text costs one pass and no objects.
 */
export function nestsWithin(text: string, deepest: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) return false;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return true;
}

function isNativeCalls(value: unknown): boolean {
  const event = member(value, 'event');
  return event === 'calls' || (event === undefined && nativeCallObservations(value).length > 0);
}

/** Reads the bytes of a whole body, of which there are no more than `LARGEST_BODY_BYTES`. Never throws. */
export function receivedBody(bytes: Buffer): ReceivedBody {
  // Replacing what is not UTF-8 would change what was said, and maybe whose call it is.
  if (!isUtf8(bytes)) return { ok: false, status: 400 };
  const text = bytes.toString('utf8');
  if (!nestsWithin(text, DEEPEST_JSON)) return { ok: false, status: 400 };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, status: 400 };
  }
  if (bytes.length > LARGEST_EVENT_BYTES && !isNativeCalls(value)) return { ok: false, status: 413 };
  return { ok: true, text, value };
}
