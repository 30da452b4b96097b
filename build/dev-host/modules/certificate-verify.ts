import { X509Certificate } from 'node:crypto';
import { connect, getCACertificates, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type Electron from 'electron';

type VerifyProc = NonNullable<Parameters<Electron.Session['setCertificateVerifyProc']>[0]>;

/** Chromium's names and numbers for what Node finds wrong with a certificate. */
const NAME_INVALID = ['net::ERR_CERT_COMMON_NAME_INVALID', -200] as const;
const DATE_INVALID = ['net::ERR_CERT_DATE_INVALID', -201] as const;
const AUTHORITY_INVALID = ['net::ERR_CERT_AUTHORITY_INVALID', -202] as const;
const INVALID = ['net::ERR_CERT_INVALID', -207] as const;
const VERDICTS: Readonly<Record<string, readonly [string, number]>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: NAME_INVALID,
  CERT_HAS_EXPIRED: DATE_INVALID,
  CERT_NOT_YET_VALID: DATE_INVALID,
  DEPTH_ZERO_SELF_SIGNED_CERT: AUTHORITY_INVALID,
  SELF_SIGNED_CERT_IN_CHAIN: AUTHORITY_INVALID,
  UNABLE_TO_GET_ISSUER_CERT: AUTHORITY_INVALID,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: AUTHORITY_INVALID,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: AUTHORITY_INVALID,
};

export interface CertificateVerify {
  readonly setCertificateVerifyProc: Electron.Session['setCertificateVerifyProc'];
  /** A connection whose certificate Chromium would take, or the app's procedure does. Rejects in Chromium's words. */
  connect(to: { readonly host: string; readonly port: number }): Promise<TLSSocket>;
}

const verifiers = new WeakMap<object, CertificateVerify>();

/** Whose connections these are: of a session's face. */
export function bindVerify(session: object, verify: CertificateVerify): void {
  verifiers.set(session, verify);
}

/** Of the session, or what Chromium does without one. */
export function verifyOf(session: object | undefined): CertificateVerify {
  return (session === undefined ? undefined : verifiers.get(session)) ?? createCertificateVerify();
}

/** `setCertificateVerifyProc`. As in Electron, what was found of a host's certificate is kept, also when another procedure is set. */
export function createCertificateVerify(): CertificateVerify {
  let proc: VerifyProc | null = null;
  const kept = new Map<string, number>();

  const verdictOf = async (host: string, socket: TLSSocket): Promise<readonly [string, number]> => {
    const problem = problemOf(host, socket);
    const verdict = problem === null ? (['net::OK', 0] as const) : (VERDICTS[problem] ?? INVALID);
    const asked = proc;
    if (asked === null) return verdict;
    const peer = socket.getPeerCertificate(true);
    const key = `${host} ${peer.fingerprint256}`;
    const answer = kept.get(key) ?? (await new Promise<number>((resolve) => asked(requestOf(host, peer, verdict), resolve)));
    kept.set(key, answer);
    return answer === 0 ? ['net::OK', 0] : answer === -3 ? verdict : ['net::ERR_FAILED', -2];
  };

  return {
    setCertificateVerifyProc: (wanted) => void (proc = wanted),
    async connect({ host, port }) {
      const ca = [...getCACertificates('bundled'), ...getCACertificates('system')];
      const servername = /^[0-9.]+$|:/.test(host) ? '' : host;
      const socket = connect({ host, port, servername, ca, rejectUnauthorized: false });
      await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
      const [name, code] = await verdictOf(host, socket);
      if (code === 0) return socket;
      socket.destroy();
      throw new Error(name);
    },
  };
}

/** Node's code for what is wrong, or null. Without `rejectUnauthorized` it does not look at the name. */
function problemOf(host: string, socket: TLSSocket): string | null {
  // Node's types have an error there; it is its code.
  const found: unknown = socket.authorizationError;
  if (!socket.authorized && typeof found === 'string' && found !== 'ERR_TLS_CERT_ALTNAME_INVALID') return found;
  const own = new X509Certificate(socket.getPeerCertificate().raw);
  const isNamed = /^[0-9.]+$|:/.test(host) ? own.checkIP(host) : own.checkHost(host, { subject: 'never' });
  return isNamed === undefined ? 'ERR_TLS_CERT_ALTNAME_INVALID' : null;
}

function requestOf(
  hostname: string,
  peer: DetailedPeerCertificate,
  [verificationResult, errorCode]: readonly [string, number],
): Electron.Request {
  const certificate = certificateOf(peer);
  return { hostname, certificate, validatedCertificate: certificate, isIssuedByKnownRoot: false, verificationResult, errorCode };
}

/** Electron's certificate: of what the app may read only its bytes and its issuer's, which is all that it needs. */
function certificateOf({ raw, issuerCertificate: issuer }: DetailedPeerCertificate): Electron.Certificate {
  const above = issuer === undefined || issuer.raw.equals(raw) ? {} : { issuerCert: certificateOf(issuer) };
  return { data: new X509Certificate(raw).toString(), ...above } as Electron.Certificate;
}
