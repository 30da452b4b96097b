import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateLimits } from '../../../../main/adapters/updater/certificate-limits.ts';
import { COMPANY } from '../../../support/tls/company-certificates.ts';

/** The company's root, whose critical key usage is another extension instead, by the last byte of its identifier (2.5.29.x). */
function isOddWith(extension: number): boolean {
  const raw = Buffer.from(new X509Certificate(COMPANY.root).raw);
  const CRITICAL_KEY_USAGE = Buffer.from('0603551d0f0101ff', 'hex');
  raw.writeUInt8(extension, raw.indexOf(CRITICAL_KEY_USAGE) + 4);
  return certificateLimits({ raw }).isOdd;
}

test.each([
  ['key usage', 15],
  ['certificate policies', 32],
  ['extended key usage', 37],
])('a critical extension that is kept, or limits nothing, is understood: %s', (_what, extension) => {
  expect(isOddWith(extension)).toBe(false);
});

test.each([
  ['revocation lists', 31],
  ['policy mappings', 33],
  ['policy constraints', 36],
  ['a bar to any policy', 54],
  ['what nobody knows', 99],
])('a critical condition that nobody here judges is not passed over: %s', (_what, extension) => {
  expect(isOddWith(extension)).toBe(true);
});
