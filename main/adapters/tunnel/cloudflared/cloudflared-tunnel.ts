import { mkdirSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { appError } from '#contract/errors.ts';
import type { TunnelSettings } from '#contract/tunnel.ts';
import type { TunnelProvider, TunnelRules } from '../../../core/events/tunnel.ts';
import { keepTunnelOpen, type AttemptNews, type TunnelAttempt } from '../keep-tunnel-open.ts';
import { publicAddress } from '../public-address.ts';
import type { TunnelMeans } from '../tunnel-means.ts';
import { cloudflaredAttempt } from './cloudflared-attempt.ts';
import { findCloudflared } from './find-program.ts';
import { processMemory } from './leftover.ts';

export type CloudflaredSettings = Extract<TunnelSettings, { readonly provider: 'cloudflared-quick' | 'cloudflared-named' }>;

/**
 * A tunnel of Cloudflare, by the program cloudflared. Quick: an address of its own at every start. Named: made in the
 * dashboard, where its address and our port were written by hand.
 */
export function cloudflaredTunnel({
  settings,
  token,
  rules,
  means,
}: {
  readonly settings: CloudflaredSettings;
  readonly token: string | null;
  readonly rules: TunnelRules;
  readonly means: TunnelMeans;
}): TunnelProvider {
  const { log, folder, env } = means;
  const platform = process.platform;
  const named = settings.provider === 'cloudflared-named' ? settings : null;
  return {
    localPort: named?.localPort ?? null,
    open({ localPort, listener }) {
      const memory = processMemory({ folder, platform, log });

      /** What cannot work before the agent has acted; looked at anew each time, because meanwhile they may have. */
      function begin(heard: (news: AttemptNews) => void): TunnelAttempt {
        const namedUrl = named === null ? null : publicAddress(named.url, rules);
        if (named !== null && namedUrl === null) return hopeless(heard, 'public-url-wrong');
        if (named !== null && (token ?? '').trim() === '') return hopeless(heard, 'tunnel-token-missing');
        const program = findCloudflared(settings.program, { env, platform });
        if (program === null) return hopeless(heard, 'tunnel-program-missing');
        return cloudflaredAttempt({
          program,
          args: wordsFor(named === null ? localPort : null, emptyConfiguration(folder)),
          token: named === null ? null : (token ?? '').trim(),
          namedUrl,
          rules,
          memory,
          means,
          heard,
        });
      }
      return keepTunnelOpen({ ...means, name: settings.provider, begin, listener });
    },
  };
}

/** `quickPort`: null for a named tunnel, whose port is Cloudflare's knowledge. The token is no word: others see those. */
function wordsFor(quickPort: number | null, configuration: string): readonly string[] {
  const common = ['tunnel', '--no-autoupdate', '--config', configuration, '--metrics', '127.0.0.1:0', '--grace-period', '1s'];
  return quickPort === null ? [...common, 'run'] : [...common, '--url', `http://127.0.0.1:${String(quickPort)}`];
}

/** The agent may use cloudflared otherwise: rules of their own config.yml would take the place of ours. */
function emptyConfiguration(folder: string): string {
  const path = join(folder, 'cloudflared.yml');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, 'no-autoupdate: true\n', { mode: 0o600 });
    return path;
  } catch {
    return devNull; // a full disk is no reason to be unreachable; cloudflared complains of an empty file, and goes on
  }
}

function hopeless(
  heard: (news: AttemptNews) => void,
  code: 'public-url-wrong' | 'tunnel-token-missing' | 'tunnel-program-missing',
): TunnelAttempt {
  queueMicrotask(() => heard({ type: 'over', error: appError(code), again: 'when-asked' }));
  return { end: () => Promise.resolve() };
}
