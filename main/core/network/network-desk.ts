import { isLoopbackHost } from '#contract/api-base.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { LONGEST_BYPASS, LONGEST_PROXY_ADDRESS, type NetworkSettings, type NetworkState } from '#contract/network.ts';
import { proxyAddress } from '#contract/proxy-server.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Settings } from '#contract/settings.ts';
import type { Clock, Log, SecretStore, SettingsStore } from '../ports.ts';
import { isSameValue } from '../policy/setting-path.ts';
import { checkedNetwork } from './checked-network.ts';
import type { ProxyRules, ReadAuthorities } from './network-port.ts';
import { type OutboundWay, STRAIGHT, type WayTo } from './outbound-way.ts';
import { proxiesOfAnswer, proxyOfAnswer } from './proxy-answer.ts';

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
  /** The agent chose this file of certificates in the system's dialog: no other is taken, for whatever is trusted reads every call. */
  caFileChosen(path: string): void;
  /** Takes them at once. The login is for the proxies that lie on the way now. `password` undefined: the kept one stays; null: it is forgotten. Ok with why the password lasts until quit, or null. */
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
  let chosenCaFile: string | null = null;
  let authorities: readonly string[] = [];
  let authoritiesError: AppError | null = null;
  let proxyRefused = false;

  const network = (): NetworkSettings => settings.read().network;
  /** For whom it was entered, and nobody else: rules that anybody on the network may write name proxies too. */
  const loginAt = (isProxy: (address: string) => boolean): { readonly user: string; readonly password: string } | null => {
    const { proxyUser, proxyLoginAt = [] } = network();
    return proxyUser === null || !proxyLoginAt.some(isProxy) ? null : { user: proxyUser, password: secrets.read('proxy-password') ?? '' };
  };
  const keep = ({ proxyLoginAt: _former, ...kept }: NetworkSettings, proxies: readonly string[]): void => {
    settings.write({ ...settings.read(), network: proxies.length === 0 ? kept : { ...kept, proxyLoginAt: proxies } });
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
    return {
      proxy: server === null ? null : { ...server, login: loginAt((address) => address === proxyAddress(server)) },
      extraAuthorities: authorities,
    };
  }

  /** One that was typed is meant itself; else those that the rules name for the service. */
  async function proxiesInUse(): Promise<readonly string[]> {
    const { proxy } = network();
    if (proxy.mode === 'manual') return [proxy.server];
    const named = proxiesOfAnswer(await rules.resolve(originOf(settings.read().apiBase))).map(proxyAddress);
    // A script may name any number of them.
    return [...new Set(named)].filter(({ length }) => length <= LONGEST_PROXY_ADDRESS).slice(0, LONGEST_BYPASS);
  }

  return {
    state: () => ({
      hasPassword: secrets.read('proxy-password') !== null,
      extraCaCount: authorities.length,
      extraCaError: authoritiesError,
      proxyRefused,
    }),
    caFileChosen(path) {
      chosenCaFile = path;
    },
    async use(wanted, password) {
      const checked = checkedNetwork(wanted);
      if (!checked.ok) return checked;
      const { extraCaFile } = checked.value;
      if (extraCaFile !== null && extraCaFile !== network().extraCaFile && extraCaFile !== chosenCaFile)
        return fail(appError('ca-file-unusable', 'nobody chose it'));
      const refusal = ports.refusal({ ...settings.read(), network: checked.value });
      if (refusal !== null) return fail(refusal);
      const unkept = password === undefined ? null : secrets.write('proxy-password', password);
      const isSameProxy = isSameValue(network().proxy, checked.value.proxy);
      keep(checked.value, isSameProxy && password === undefined ? (network().proxyLoginAt ?? []) : []);
      // What was written may not be what is read: an administrator may have locked a part of it.
      await take(network());
      if (typeof password === 'string' && network().proxyUser !== null) {
        keep(network(), await proxiesInUse());
        used = network();
        remembered.clear();
      }
      ports.changed();
      return ok(unkept);
    },
    async follow() {
      const isFirst = used === null;
      if (used === network()) return;
      if (used !== null && !isSameValue(used.proxy, network().proxy)) keep(network(), []);
      await take(network());
      if (!isFirst) ports.changed();
    },
    async wayTo(url) {
      const host = hostOf(url);
      // This machine is never reached through another one.
      if (isLoopbackHost(host.replace(/:[0-9]+$/, '').toLowerCase())) return STRAIGHT;
      const origin = originOf(url);
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
      const given = loginAt((address) => withoutBrackets(address.replace(/^[a-z0-9]+:\/\//, '')) === withoutBrackets(proxy).toLowerCase());
      const isAgain = (answered.get(proxy) ?? 0) > clock.now();
      if (given === null || isAgain) return null;
      answered.set(proxy, clock.now() + REMEMBER_MS);
      return given;
    },
  };
}

/** Chromium's rules know pages; a WebSocket goes the way of its page's scheme. */
function originOf(url: string): string {
  return `${/^(?:ws|http):/.test(url) ? 'http' : 'https'}://${hostOf(url)}/`;
}

function hostOf(url: string): string {
  return ORIGIN.exec(url)?.[2] ?? '';
}

/** An address of numbers comes with brackets or without. */
function withoutBrackets(hostAndPort: string): string {
  return hostAndPort.replace(/[[\]]/g, '');
}
