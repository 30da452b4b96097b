import { appError, type AppError } from '#contract/errors.ts';
import type { TunnelRules } from '../../../core/events/tunnel.ts';
import { inBackground } from '../../../core/in-background.ts';
import type { AttemptNews, TunnelAttempt } from '../keep-tunnel-open.ts';
import type { TunnelMeans } from '../tunnel-means.ts';
import { findSetpriv } from './find-program.ts';
import type { ProcessMemory } from './leftover.ts';
import { newsOfLine } from './line-news.ts';
import { runCloudflared, type ProcessEnd, type RunningCloudflared } from './run-cloudflared.ts';

export interface CloudflaredAttempt {
  readonly program: string;
  readonly args: readonly string[];
  /** Null for a quick tunnel, which needs none. */
  readonly token: string | null;
  /** Null for a quick tunnel, which is told its address. */
  readonly namedUrl: string | null;
  readonly rules: TunnelRules;
  readonly memory: ProcessMemory;
  readonly means: TunnelMeans;
  readonly heard: (news: AttemptNews) => void;
}

/**
 * One cloudflared process. It is up with an address and at least one connection, and down without a connection,
 * whatever its process does: it goes on trying for minutes and looks alive.
 */
export function cloudflaredAttempt({ namedUrl, rules, memory, means, heard, ...order }: CloudflaredAttempt): TunnelAttempt {
  const connections = new Set<string>();
  let publicUrl = namedUrl;
  let wasUp = false;
  let rateLimited = false;
  let trouble: string | null = null;
  let running: RunningCloudflared | null = null;
  let ending = false;

  function takeLine(text: string): void {
    const news = newsOfLine(text, rules);
    switch (news?.type) {
      case 'address':
        if (namedUrl === null) publicUrl = news.publicUrl;
        break;
      case 'connected':
        connections.add(news.connection);
        break;
      case 'disconnected':
        connections.delete(news.connection);
        trouble = news.why ?? trouble;
        break;
      case 'rate-limited':
        rateLimited = true;
        break;
      case 'refused':
        // A quick tunnel has no token: the next one may be given right.
        if (order.token !== null) heard({ type: 'over', error: appError('tunnel-refused', news.why), again: 'when-asked' });
        break;
      case undefined:
        break;
    }
    tellConnection();
  }

  function tellConnection(): void {
    if (publicUrl !== null && connections.size > 0) {
      wasUp = true;
      heard({ type: 'up', publicUrl });
    } else if (wasUp) {
      wasUp = false;
      heard({ type: 'down', error: appError('tunnel-lost', trouble ?? 'all its connections are lost') });
    }
  }

  async function run(): Promise<void> {
    await memory.endLeftover();
    if (ending) return;
    running = runCloudflared({
      program: order.program,
      args: order.args,
      env: environmentFor(means.env, order.token),
      setpriv: findSetpriv({ env: means.env, platform: process.platform }),
      heard: takeLine,
      clock: means.clock,
    });
    if (running.pid !== null) await memory.remember(running.pid);
    const end = await running.ended;
    memory.forget();
    if (rateLimited) heard({ type: 'over', error: appError('tunnel-lost', 'no new quick tunnels for now (429)'), again: 'calmly' });
    else heard({ type: 'over', error: errorOf(end, trouble), again: end.type === 'not-started' ? 'when-asked' : 'soon' });
  }

  const done = run();
  inBackground('running cloudflared', done, means.log);
  return {
    async end() {
      ending = true;
      await running?.stop();
      await done.catch(() => undefined); // reported where it began
    },
  };
}

function errorOf(end: ProcessEnd, trouble: string | null): AppError {
  if (end.type === 'not-started') return appError('tunnel-program-missing', `it does not start (${end.why})`);
  const how = end.signal === null ? `it ended with code ${String(end.code)}` : `it ended by ${end.signal}`;
  return appError('tunnel-lost', trouble === null ? how : `${how}: ${trouble}`);
}

/** Without the agent's own settings for cloudflared, which would take the place of ours. */
function environmentFor(env: NodeJS.ProcessEnv, token: string | null): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !/^(?:TUNNEL_|NO_AUTOUPDATE$|NGROK_)/i.test(name));
  return { ...Object.fromEntries(others), ...(token === null ? {} : { TUNNEL_TOKEN: token }) };
}
