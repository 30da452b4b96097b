import type { Certificate, Request } from 'electron';
import { afterEach, expect, test } from 'vitest';
import { trustAuthorities } from '../../../../main/adapters/updater/authority-trust.ts';
import { COMPANY } from '../../../support/tls/company-certificates.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const UNKNOWN_AUTHORITY = -202;

/** Of Electron's certificate only what is read: its bytes, and its issuer as far as the server sent it. */
function shown([own, ...issuers]: readonly (keyof typeof COMPANY)[]): Certificate {
  const above = issuers.length === 0 ? {} : { issuerCert: shown(issuers) };
  return { data: own === undefined ? '' : COMPANY[own], ...above } as Certificate;
}

let logged: unknown[] = [];
afterEach(() => {
  logged = [];
});

/** What a session that trusts the company's root answers. */
function answerTo(
  errorCode: number,
  names: readonly (keyof typeof COMPANY)[],
  hostname = 'updates.company.test',
  now = (): number => NOW,
): number | null {
  let answered: number | null = null;
  const certificate = shown(names);
  const request = {
    hostname,
    certificate,
    validatedCertificate: certificate,
    isIssuedByKnownRoot: false,
    verificationResult: '',
    errorCode,
  };
  const setCertificateVerifyProc = (proc: ((asked: Request, answer: (code: number) => void) => void) | null): void =>
    proc?.(request, (code) => void (answered = code));
  trustAuthorities({ setCertificateVerifyProc }, [COMPANY.root], {
    now,
    log: { error: (message, facts) => void logged.push({ message, facts }) },
  });
  return answered;
}

test('a chain of the company that Chromium does not know is trusted, with all that the server sent along', () => {
  expect(answerTo(UNKNOWN_AUTHORITY, ['direct'])).toBe(0);
  expect(answerTo(UNKNOWN_AUTHORITY, ['server', 'middle'])).toBe(0);
  expect(answerTo(UNKNOWN_AUTHORITY, ['direct'], '10.1.2.3')).toBe(0);
});

test('a certificate that Chromium takes, or refuses for anything but its authority, is judged by Chromium', () => {
  const NAME_INVALID = -200;
  const DATE_INVALID = -201;
  const REVOKED = -206;
  for (const code of [0, NAME_INVALID, DATE_INVALID, REVOKED]) expect(answerTo(code, ['direct'])).toBe(-3);
});

test('an unknown authority stays one where the chain does not lead to the company, or is for another host', () => {
  expect(answerTo(UNKNOWN_AUTHORITY, ['ofStranger', 'stranger'])).toBe(-3);
  expect(answerTo(UNKNOWN_AUTHORITY, ['server'])).toBe(-3);
  expect(answerTo(UNKNOWN_AUTHORITY, ['direct'], 'elsewhere.test')).toBe(-3);
  expect(answerTo(UNKNOWN_AUTHORITY, ['direct'], '[::1]')).toBe(-3);
});

test('what fails unexpectedly is refused as by Chromium instead of never answered, and logged', () => {
  const fail = (): number => {
    throw new Error('no clock');
  };
  expect(answerTo(UNKNOWN_AUTHORITY, ['direct'], undefined, fail)).toBe(-3);
  expect(logged).toEqual([{ message: 'certificate of an update server could not be judged', facts: { cause: 'Error: no clock' } }]);
});
