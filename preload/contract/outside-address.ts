import { isLoopbackHost } from './api-base.ts';
import { CRM_PLACES, type CrmPlace, LONGEST_TEMPLATE } from './integrations.ts';

/** Why an address is not taken. */
export type AddressProblem =
  | 'empty'
  | 'not-an-address'
  /** Plain http elsewhere, or a scheme that is not on the list. */
  | 'scheme'
  /** A place to fill in stands where the address says whose it is: a number could lead anywhere. */
  | 'place-in-host'
  | 'unknown-place';

export type CrmValues = Readonly<Record<CrmPlace, string>>;

const PLACE = /\{([a-zA-Z]*)\}/g;
/** What may stand in an address besides places: nothing that a shell, a desktop entry or a browser could read as more than one word. */
const PLAIN = /^[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]*$/;
const PARTS = /^([A-Za-z][A-Za-z0-9+.-]{1,30}):(?:\/\/([^/?#]*))?(.*)$/s;
const HOST = /^(?:\[::1\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::[0-9]{1,5})?$/i;

/** Schemes by which a link has done harm: they open files, run code, or come back to us. */
const NEVER = new Set(
  (
    'about admin afp app applescript blob callto chrome chrome-extension cifs cmd data dav davs devtools file ftp hcp http intent its jar javascript jnlp jnlps ldap ldaps mailto mk nfs ' +
    'pilot-softphone res rlogin search search-ms sftp shell sip sips smb ssh tel telnet vbscript view-source vnc vscode ws wss wscript x-man-page'
  ).split(' '),
);

/** Whether an administrator or agent may allow links of that scheme. `https` needs no leave. */
export function isAllowableScheme(scheme: string): boolean {
  return /^[a-z][a-z0-9+.-]{1,30}$/.test(scheme) && !NEVER.has(scheme) && !scheme.startsWith('ms-') && scheme !== 'https';
}

/** What is wrong with a template of the customer's page; null where nothing is. */
export function templateProblem(template: string, schemes: readonly string[]): AddressProblem | null {
  const text = template.trim();
  if (text === '') return 'empty';
  if (text.length > LONGEST_TEMPLATE) return 'not-an-address';
  for (const [, name] of text.matchAll(PLACE)) {
    if (!CRM_PLACES.some((place) => place === name)) return 'unknown-place';
  }
  const problem = addressProblem(text.replace(PLACE, 'x'), schemes);
  if (problem !== null) return problem;
  const [, , authority = ''] = PARTS.exec(text) ?? [];
  return authority.includes('{') || (PARTS.exec(text)?.[1] ?? '').includes('{') ? 'place-in-host' : null;
}

/** What is wrong with an address that the app is to open outside itself; null where it may. The one rule for all of them. */
export function addressProblem(address: string, schemes: readonly string[]): AddressProblem | null {
  const parts = PARTS.exec(address);
  if (parts === null || !PLAIN.test(address) || address.length > 2 * LONGEST_TEMPLATE) return 'not-an-address';
  const scheme = (parts[1] ?? '').toLowerCase();
  const authority = parts[2];
  if (scheme === 'https' || scheme === 'http') {
    if (authority === undefined || !HOST.test(authority)) return 'not-an-address';
    // Plain http is read by the whole network, but for this machine.
    return scheme === 'https' || isLoopbackHost(hostOf(authority)) ? null : 'scheme';
  }
  return isAllowableScheme(scheme) && schemes.includes(scheme) ? null : 'scheme';
}

/** Where events of calls are told: https, or a program on this machine. No fragment, no user name. */
export function hookProblem(url: string): AddressProblem | null {
  const text = url.trim();
  if (text === '') return 'empty';
  return text.includes('#') ? 'not-an-address' : addressProblem(text, []);
}

/** The address with everything filled in. Each value stands for itself alone, whatever is in it. */
export function filledAddress(template: string, values: CrmValues): string {
  return template.trim().replace(PLACE, (whole, name: string) => {
    const place = CRM_PLACES.find((candidate) => candidate === name);
    // `'`, `(`, `)`, `*` and `!` are left alone by encodeURIComponent.
    return place === undefined ? whole : encodeURIComponent(values[place].toWellFormed().slice(0, 200)).replace(/[!'()*]/g, escapeByte);
  });
}

function escapeByte(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function hostOf(authority: string): string {
  return authority.toLowerCase().replace(/:[0-9]{1,5}$/, '');
}
