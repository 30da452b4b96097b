import { type KeyObject, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { type CertificateLimits, certificateLimits, type GeneralName, type NameConstraints } from './certificate-limits.ts';

/** What a server showed. */
export interface ShownChain {
  /** A name or an address of numbers, without brackets. */
  readonly host: string;
  /** PEM, the server's own first, then what it sent along, in any order. */
  readonly certificates: readonly string[];
}

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_USAGE = '2.5.29.37.0';
const LEAST_RSA_BITS = 2_048;
/** More than any company has one above the other. */
const LONGEST_CHAIN = 8;
/** A server could send hundreds that all fit on one another, and we would try every order. */
const MOST_SENT = 16;
const MOST_TRIES = 64;
/** RFC 5280's GeneralName. */
const MAIL = 1;
const DNS = 2;
const URI = 6;
const ADDRESS = 7;

interface Link {
  readonly certificate: X509Certificate;
  readonly limits: CertificateLimits;
  readonly key: KeyObject;
}

/**
 * Whether what a server showed leads to one of these authorities (PEM), by the rules of RFC 5280 as OpenSSL has them for `fetch`,
 * and stricter where a certificate has conditions that nothing here judges: Chromium takes no authority of ours, and Node checks no
 * chain but in a connection of its own. Revocation is not asked about, as there.
 */
export function leadsToAuthority(shown: ShownChain, authorities: readonly string[], now: number): boolean {
  const { host } = shown;
  const [server, ...sent] = shown.certificates.slice(0, MOST_SENT + 1).map(linkOf);
  if (server === undefined || server === null || !isServers(server, host, now)) return false;
  const known = authorities.map(linkOf).filter((link) => link !== null);
  // As OpenSSL: what stands in the file and is signed by another one is a step on the way, and its end nowhere.
  const roots = known.filter((link) => isSignedBy(link, link));
  const steps = [...sent.filter((link) => link !== null), ...known.filter((link) => !roots.includes(link))];
  if (roots.some(({ certificate }) => certificate.raw.equals(server.certificate.raw))) return true;

  let tries = MOST_TRIES;
  const leadsOn = (chain: readonly Link[]): boolean => {
    const last = chain.at(-1);
    // An authority's own signature under itself proves nothing, and may be an old one.
    if (last === undefined || !last.limits.isSoundlySigned || chain.length >= LONGEST_CHAIN) return false;
    const next = (candidates: readonly Link[], isEnd: boolean): boolean =>
      candidates.some((link) => {
        if (chain.includes(link) || !last.certificate.checkIssued(link.certificate)) return false;
        tries -= 1;
        if (tries < 0 || !isAuthoritysOver(chain, link, now) || !isSignedBy(last, link)) return false;
        return isEnd || leadsOn([...chain, link]);
      });
    return next(roots, true) || next(steps, false);
  };
  return leadsOn([server]);
}

function linkOf(pem: string): Link | null {
  try {
    const certificate = new X509Certificate(pem);
    // Read here: Electron's BoringSSL takes certificates whose kind of key it does not know (Ed448, brainpool), and throws for the key.
    return { certificate, limits: certificateLimits(certificate), key: certificate.publicKey };
  } catch {
    return null; // what cannot be read leads nowhere
  }
}

function isServers(link: Link, host: string, now: number): boolean {
  const { certificate } = link;
  const isNamed =
    isIP(host) === 0
      ? certificate.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined
      : certificate.checkIP(host) !== undefined;
  return isNamed && isUsable(link, now);
}

/** Whether `link` is an authority that may stand above these, the server first. */
function isAuthoritysOver(chain: readonly Link[], link: Link, now: number): boolean {
  const { certificate, limits } = link;
  const below = chain.length - 1;
  if (!certificate.ca || !isUsable(link, now)) return false;
  if (limits.mostBelow !== null && below > limits.mostBelow) return false;
  const { names } = limits;
  return names === null || chain.every(({ limits: { ownNames } }) => isWithin(names, ownNames));
}

/** What holds for each of a chain. */
function isUsable({ certificate, limits, key }: Link, now: number): boolean {
  const isInTime = Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
  // Node's types have it always there; it is undefined where a certificate is for any use.
  const usage: readonly string[] | undefined = certificate.keyUsage;
  const isForServers = usage === undefined || usage.includes(SERVER_AUTH) || usage.includes(ANY_USAGE);
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const isLongEnough = !(type ?? '').startsWith('rsa') || (details?.modulusLength ?? 0) >= LEAST_RSA_BITS;
  return isInTime && isForServers && isLongEnough && !limits.isOdd;
}

function isSignedBy({ certificate }: Link, by: Link): boolean {
  return certificate.checkIssued(by.certificate) && certificate.verify(by.key);
}

function isWithin({ permitted, excluded }: NameConstraints, names: readonly GeneralName[]): boolean {
  // Of people and organisations, say: what is not understood is kept by refusing.
  if ([...permitted, ...excluded].some(({ kind }) => ![MAIL, DNS, URI, ADDRESS].includes(kind))) return false;
  return names.every((name) => {
    const ofKind = permitted.filter(({ kind }) => kind === name.kind);
    return (ofKind.length === 0 || ofKind.some((base) => covers(base, name))) && !excluded.some((base) => covers(base, name));
  });
}

function covers(base: GeneralName, name: GeneralName): boolean {
  if (base.kind !== name.kind) return false;
  if (base.kind === ADDRESS) return coversAddress(base.bytes, name.bytes);
  const above = base.bytes.toString('latin1').toLowerCase().replace(/^\./, '');
  const below = name.bytes.toString('latin1').toLowerCase();
  return above === '' || below === above || below.endsWith(`.${above}`);
}

/** An address, and as many bytes that say which of its bits count. */
function coversAddress(base: Buffer, address: Buffer): boolean {
  const { length } = address;
  return base.length === 2 * length && address.every((byte, at) => ((byte ^ (base[at] ?? 0)) & (base[length + at] ?? 0)) === 0);
}
