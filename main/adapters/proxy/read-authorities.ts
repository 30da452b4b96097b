import { X509Certificate } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import type { ReadAuthorities } from '../../core/network/network-port.ts';

const LARGEST_BYTES = 2 * 1_024 * 1_024;
const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

/** The certificates of a PEM file, each one parsed once, so that a broken one is told here and not at the next call. */
export const readAuthorities: ReadAuthorities = (path) => {
  // Windows would name the agent, with what their password can be guessed from, to whatever machine stands there.
  if (/^[\\/]{2}/.test(path)) return fail(appError('ca-file-unusable', 'on another machine'));
  let text: string;
  try {
    text = readSmall(path);
  } catch (cause) {
    return fail(appError('ca-file-unusable', cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'));
  }
  if (/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/.test(text)) return fail(appError('ca-file-unusable', 'it holds a private key'));
  const certificates = certificatesIn(text);
  if (certificates.length === 0) return fail(appError('ca-file-unusable', 'no certificate in PEM form'));
  const broken = certificates.findIndex((certificate) => !isCertificate(certificate));
  return broken < 0 ? ok(certificates) : fail(appError('ca-file-unusable', `certificate ${String(broken + 1)} cannot be read`));
};

/** Bounded, and of a plain file: a device or a pipe in its place would never end. Throws with a code. */
function readSmall(path: string): string {
  // Not to wait for a writer where a pipe lies in its place; Windows knows neither.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const about = fstatSync(file);
    if (!about.isFile()) throw Object.assign(new Error('no file'), { code: 'no plain file' });
    if (about.size > LARGEST_BYTES) throw Object.assign(new Error('too large'), { code: 'larger than 2 MiB' });
    const bytes = Buffer.alloc(about.size);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, about.size, 0));
  } finally {
    closeSync(file);
  }
}

/** Goes through the text once: a search anew from each beginning without an end would take minutes. */
function certificatesIn(text: string): readonly string[] {
  const found: string[] = [];
  let from = text.indexOf(BEGIN);
  while (from >= 0) {
    const end = text.indexOf(END, from);
    if (end < 0) break;
    found.push(text.slice(from, end + END.length));
    from = text.indexOf(BEGIN, end);
  }
  return found;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
