import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import type { ReadAuthorities } from '../../core/network/network-port.ts';

const LARGEST_BYTES = 2 * 1_024 * 1_024;
const ONE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** The certificates of a PEM file, each one parsed once, so that a broken one is told here and not at the next call. */
export const readAuthorities: ReadAuthorities = (path) => {
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES) return fail(appError('ca-file-unusable', 'larger than 2 MiB'));
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    return fail(appError('ca-file-unusable', cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'));
  }
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return fail(appError('ca-file-unusable', 'it holds a private key'));
  const certificates = text.match(ONE) ?? [];
  if (certificates.length === 0) return fail(appError('ca-file-unusable', 'no certificate in PEM form'));
  const broken = certificates.findIndex((certificate) => !isCertificate(certificate));
  return broken < 0 ? ok(certificates) : fail(appError('ca-file-unusable', `certificate ${String(broken + 1)} cannot be read`));
};

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
