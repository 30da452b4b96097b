import { appError, type AppError } from '#contract/errors.ts';

/** Node's codes for a certificate that nobody here vouches for. */
const UNTRUSTED = /^(?:UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;

/** What the way itself had against it, by the code of an error; null where it was something else. */
export function outboundRefusal(code: string): AppError | null {
  switch (code) {
    case 'PROXY_UNREACHABLE':
      return appError('proxy-unreachable');
    case 'PROXY_LOGIN_NEEDED':
      return appError('proxy-login-needed');
    case 'PROXY_UNSUPPORTED':
      return appError('proxy-unsupported');
    default:
      return UNTRUSTED.test(code) ? appError('certificate-untrusted', code) : null;
  }
}
