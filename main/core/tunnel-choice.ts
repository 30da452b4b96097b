import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { isLocalPort, publicAddress, publicHost } from '#contract/tunnel-address.ts';
import { needsToken, type TunnelSettings, type TunnelState } from '#contract/tunnel.ts';
import type { SecretStore, SettingsStore } from './ports.ts';
import type { TunnelDesk } from './tunnel-port.ts';

export interface TunnelChoice {
  state(): TunnelState;
  /**
   * Takes another way, or the same with other values. `token` absent: the kept one stays, unless it belongs to another
   * provider. Resolves to why the token lasts until quit, or null; fails with `public-url-wrong`, `tunnel-token-missing`
   * or `invalid-input`, and then nothing has changed.
   */
  use(settings: TunnelSettings, token?: string): Result<AppError | null, AppError>;
  /** Opens what was chosen before. Returns what stops listening to it. */
  start(): () => void;
}

/** Which way webhooks take: checked, kept, and handed to whoever opens it. The token goes to the secrets alone. */
export function createTunnelChoice(ports: {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly desk: TunnelDesk;
  readonly changed: () => void;
}): TunnelChoice {
  const { settings, secrets, desk, changed } = ports;
  const chosen = (): TunnelSettings => settings.read().tunnel;
  /** The kept token always belongs to the provider that is chosen. */
  const keptToken = (): string | null => (needsToken(chosen().provider) ? secrets.read('tunnel-token') : null);

  return {
    state: () => ({ settings: chosen(), hasToken: keptToken() !== null, status: desk.status() }),
    use(wanted, given) {
      const checked = checkedTunnel(wanted);
      if (!checked.ok) return checked;
      const { provider } = checked.value;
      const isOther = provider !== chosen().provider;
      const pasted = given === undefined ? null : tokenOf(given);
      const token = needsToken(provider) ? (pasted ?? (isOther ? null : keptToken())) : null;
      if (needsToken(provider) && token === null) return fail(appError('tunnel-token-missing'));
      // First away with the old one: whatever happens in between, no provider is ever given another's token.
      if (isOther) secrets.write('tunnel-token', null);
      settings.write({ ...settings.read(), tunnel: checked.value });
      const notKept = token !== null && pasted !== null ? secrets.write('tunnel-token', token) : null;
      desk.use(checked.value, token);
      changed();
      return ok(notKept);
    },
    start() {
      const stop = desk.listen(changed);
      desk.use(chosen(), keptToken());
      return stop;
    },
  };
}

/** What was pasted, without the command that the dashboards show around a token; null where nothing is left. */
function tokenOf(text: string): string | null {
  const token = text.trim().split(/\s+/).at(-1) ?? '';
  return token === '' ? null : token;
}

/** The settings as they are kept: addresses and names in one form, an empty program as none. */
function checkedTunnel(wanted: TunnelSettings): Result<TunnelSettings, AppError> {
  switch (wanted.provider) {
    case 'none':
      return ok(wanted);
    case 'cloudflared-quick':
      return ok({ ...wanted, program: programOf(wanted.program) });
    case 'ngrok': {
      if (wanted.domain === null || wanted.domain.trim() === '') return ok({ ...wanted, domain: null });
      const domain = publicHost(wanted.domain);
      return domain.ok ? ok({ ...wanted, domain: domain.value }) : domain;
    }
    case 'cloudflared-named':
    case 'own-url': {
      const url = publicAddress(wanted.url);
      if (!url.ok) return url;
      if (!isLocalPort(wanted.localPort)) return fail(appError('invalid-input', 'the port must be between 1024 and 65535'));
      if (wanted.provider === 'own-url') return ok({ ...wanted, url: url.value });
      return ok({ ...wanted, url: url.value, program: programOf(wanted.program) });
    }
  }
}

function programOf(path: string | null): string | null {
  const trimmed = path?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
