/** What `protocol.handle` was given for a scheme. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

/**
 * The app's own schemes on a Chromium that does not know them: `app://pilot/x` ↔ `http://pilot.app.localhost/x`. Such a host is a
 * secure context, so microphone and HID are there as they are on a scheme registered as secure.
 */
export interface SchemeMap {
  /** Makes a scheme known before `ready`. */
  register(scheme: string): void;
  readonly handlers: Map<string, SchemeHandler>;
  /** The address that Chromium loads for an address of the app. */
  toChromium(url: string): string;
  /** The address that the app knows for an address in Chromium. */
  toApp(url: string): string;
  /** The same for an origin, which ends without a slash for http and for a standard scheme of the app alike. */
  originToApp(url: string): string;
  /** The scheme of the app that this Chromium address belongs to, if any. */
  schemeOf(chromiumUrl: string): string | null;
  /** A response header of the app, such as a content security policy, in Chromium's addresses. */
  headerToChromium(value: string): string;
}

const EMPTY_HOST = 'none';

export function createSchemeMap(): SchemeMap {
  const schemes = new Set<string>();
  const handlers = new Map<string, SchemeHandler>();

  function toChromium(url: string): string {
    const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^]*)$/i.exec(url);
    const scheme = found?.[1]?.toLowerCase();
    if (!found || scheme === undefined || !schemes.has(scheme)) return url;
    return `http://${found[2] === '' ? EMPTY_HOST : found[2]}.${scheme}.localhost${found[3] === '' ? '/' : (found[3] ?? '/')}`;
  }

  function split(url: string): { scheme: string; host: string; rest: string } | null {
    const found = /^http:\/\/(.+)\.([a-z0-9+-]+)\.localhost(?=[/?#]|$)([^]*)$/.exec(url);
    if (!found?.[1] || !found[2] || !schemes.has(found[2])) return null;
    return { scheme: found[2], host: found[1] === EMPTY_HOST ? '' : found[1], rest: found[3] ?? '' };
  }

  return {
    register: (scheme) => {
      schemes.add(scheme.toLowerCase());
    },
    handlers,
    toChromium,
    toApp: (url) => {
      const parts = split(url);
      return parts ? `${parts.scheme}://${parts.host}${parts.rest}` : url;
    },
    originToApp: (url) => {
      const parts = split(url);
      if (parts) return `${parts.scheme}://${parts.host}`;
      return URL.canParse(url) ? new URL(url).origin : 'null';
    },
    schemeOf: (url) => split(url)?.scheme ?? null,
    headerToChromium: (value) => {
      let text = value;
      for (const scheme of schemes) {
        text = text.replace(new RegExp(`(^|[\\s;,])${scheme}://([^\\s/;,]+)`, 'g'), `$1http://$2.${scheme}.localhost`);
        text = text.replace(new RegExp(`(^|[\\s])${scheme}:(?=[\\s;,]|$)`, 'g'), `$1http://*.${scheme}.localhost`);
      }
      return text;
    },
  };
}
