import type { IncomingMessage } from 'node:http';

export const LARGEST_BODY_BYTES = 256 * 1024;
export const DEEPEST_JSON = 16;

/** A body that may be looked at, or the HTTP status that refuses it. */
export type ReceivedBody = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly status: 400 | 413 | 415 };

/**
 * Whether a JSON text nests no deeper than allowed, found by counting brackets outside strings: before parsing, so
 * that a hostile text costs one pass and no objects.
 */
export function nestsWithin(text: string, deepest: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > deepest) return false;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return true;
}

function isJsonType(header: string | undefined): boolean {
  return /^application\/(?:[a-z0-9.-]+\+)?json\s*(?:;|$)/i.test(header ?? '');
}

/** Reads a request's body within its limits. The rest of a body that is too long is not read. Rejects where the sender breaks off. */
export async function receiveBody(request: IncomingMessage): Promise<ReceivedBody> {
  if (!isJsonType(request.headers['content-type'])) return { ok: false, status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY_BYTES) return { ok: false, status: 413 };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!(chunk instanceof Buffer)) return { ok: false, status: 400 }; // never, as no encoding is set
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) return { ok: false, status: 413 };
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks, bytes).toString('utf8');
  if (!nestsWithin(text, DEEPEST_JSON)) return { ok: false, status: 400 };
  try {
    return { ok: true, body: JSON.parse(text) };
  } catch {
    return { ok: false, status: 400 };
  }
}
