import { isLoopbackHost } from '#contract/api-base.ts';
import { appError, type AppError } from '#contract/errors.ts';
import type { NetworkSettings, NetworkState } from '#contract/network.ts';
import { proxyAddress, proxyServer } from '#contract/proxy-server.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Settings } from '#contract/settings.ts';
import type { Clock, Log, SecretStore, SettingsStore } from '../ports.ts';
import type { ProxyRules, ReadAuthorities } from './network-port.ts';
import { type OutboundWay, STRAIGHT, type WayTo } from './outbound-way.ts';
import { proxyOfAnswer } from './proxy-answer.ts';

/** A proxy that was right a moment ago is not asked for again before each of 40 requests a minute. */
const REMEMBER_MS = 30_000;
const MOST_REMEMBERED = 200;
const ORIGIN = /^(https?|wss?):\/\/([^/?#]+)/;

export interface NetworkPorts {
  readonly rules: ProxyRules;
  readonly readAuthorities: ReadAuthorities;
  readonly settings: SettingsStore;
  readonly secrets: Pick<SecretStore, 'read' | 'write'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Why the settings may not become these, or null. */
  readonly refusal: (to: Settings) => AppError | null;
  readonly changed: () => void;
}

export interface NetworkDesk {
  state(): NetworkState;
  /** Takes them at once. `password` undefined: the kept one stays; null: it is forgotten. Ok with why the password lasts until quit, or null. */
  use(network: NetworkSettings, password?: string | null): Promise<Result<AppError | null, AppError>>;
  /** Takes what is kept, at the start and whenever the settings were changed by somebody else. */
  follow(): Promise<void>;
  readonly wayTo: WayTo;
  /** A proxy asked and was not content, or was content again. */
  loginAsked(isContent: boolean): void;
  /** For a proxy that asks Chromium: once, for a wrong password is not right the second time. Null: nothing to say. */
  loginFor(proxy: { readonly host: string; readonly port: number }): { readonly user: string; readonly password: string } | null;
}

/** Which way out each address has: decided by Chromium's rules, with our login, on every connection of ours. */
export function createNetworkDesk(ports: NetworkPorts): NetworkDesk {
  const { rules, settings, secrets, clock, log } = ports;
  const remembered = new Map<string, { readonly way: OutboundWay; readonly until: number }>();
  const answered = new Map<string, number>();
  let used: NetworkSettings | null = null;
  let authorities: readonly string[] = [];
  let authoritiesError: AppError | null = null;
  let proxyRefused = false;

  const network = (): NetworkSettings => settings.read().network;
  const login = (): { readonly user: string; readonly password: string } | null => {
    const { proxyUser } = network();
    return proxyUser === null ? null : { user: proxyUser, password: secrets.read('proxy-password') ?? '' };
  };

  async function take(wanted: NetworkSettings): Promise<void> {
    used = wanted;
    remembered.clear();
    answered.clear();
    proxyRefused = false;
    const read = wanted.extraCaFile === null ? ok([]) : ports.readAuthorities(wanted.extraCaFile);
    authorities = read.ok ? read.value : [];
    authoritiesError = read.ok ? null : read.error;
    if (!read.ok) log.warn('the file of certificates is of no use', { code: read.error.code, detail: read.error.detail ?? '' });
    await rules.use(wanted.proxy);
    log.info('the network is used as set', { proxy: wanted.proxy.mode, login: wanted.proxyUser !== null, authorities: authorities.length });
  }

  async function find(origin: string): Promise<OutboundWay> {
    const answer = proxyOfAnswer(await rules.resolve(origin));
    if (answer === 'unsupported') log.warn('a proxy of a kind that is not spoken here');
    const server = answer === 'straight' || answer === 'unsupported' ? null : answer;
    return { proxy: server === null ? null : { ...server, login: login() }, extraAuthorities: authorities };
  }

  return {
    state: () => ({
      hasPassword: secrets.read('proxy-password') !== null,
      extraCaCount: authorities.length,
      extraCaError: authoritiesError,
      proxyRefused,
    }),
    async use(wanted, password) {
      const checked = checkedNetwork(wanted);
      if (!checked.ok) return checked;
      const refusal = ports.refusal({ ...settings.read(), network: checked.value });
      if (refusal !== null) return fail(refusal);
      const unkept = password === undefined ? null : secrets.write('proxy-password', password);
      settings.write({ ...settings.read(), network: checked.value });
      // What was written may not be what is read: an administrator may have locked a part of it.
      await take(network());
      ports.changed();
      return ok(unkept);
    },
    async follow() {
      const isFirst = used === null;
      if (used === network()) return;
      await take(network());
      if (!isFirst) ports.changed();
    },
    async wayTo(url) {
      const [, scheme = '', host = ''] = ORIGIN.exec(url) ?? [];
      // This machine is never reached through another one.
      if (isLoopbackHost(host.replace(/:[0-9]+$/, '').toLowerCase())) return STRAIGHT;
      // Chromium's rules know pages; a WebSocket goes the way of its page's scheme.
      const origin = `${scheme === 'ws' || scheme === 'http' ? 'http' : 'https'}://${host}/`;
      const known = remembered.get(origin);
      if (known !== undefined && known.until > clock.now()) return known.way;
      const way = await find(origin);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(origin, { way, until: clock.now() + REMEMBER_MS });
      return way;
    },
    loginAsked(isContent) {
      if (proxyRefused !== isContent) return;
      proxyRefused = !isContent;
      ports.changed();
    },
    loginFor({ host, port }) {
      const proxy = `${host}:${String(port)}`;
      const given = login();
      const isAgain = (answered.get(proxy) ?? 0) > clock.now();
      if (given === null || isAgain) return null;
      answered.set(proxy, clock.now() + REMEMBER_MS);
      return given;
    },
  };
}

/** As it is kept: the proxy's address in one form, names without blanks. */
function checkedNetwork(wanted: NetworkSettings): Result<NetworkSettings, AppError> {
  const { proxy } = wanted;
  if (proxy.mode === 'manual') {
    const server = proxyServer(proxy.server);
    if (!server.ok) return server;
    const bypass = [...new Set(proxy.bypass.map((host) => host.trim()).filter((host) => host !== ''))];
    return ok({ ...wanted, proxy: { mode: 'manual', server: proxyAddress(server.value), bypass } });
  }
  if (proxy.mode === 'pac') {
    const url = proxy.url.trim();
    // Without a user in front of the host: what stands in an address ends in logs.
    if (!/^https?:\/\/[^\s/@?#]+(?:[/?][^\s]*)?$/.test(url))
      return fail(appError('proxy-address-wrong', 'a PAC script has an http or https address'));
    return ok({ ...wanted, proxy: { mode: 'pac', url } });
  }
  return ok(wanted);
}
