import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { processMemory } from '../../../../../main/adapters/tunnel/cloudflared/leftover.ts';
import { processBirth } from '../../../../../main/adapters/tunnel/cloudflared/process-birth.ts';
import { findCloudflared } from '../../../../../main/adapters/tunnel/cloudflared/find-program.ts';
import type { TunnelMeans } from '../../../../../main/adapters/tunnel/tunnel-means.ts';
import { tunnelProviderFor } from '../../../../../main/adapters/tunnel/tunnel-provider-for.ts';
import { createSimulatedClock } from '../../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../../support/memory-log.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { openCloudflaredStandIn } from '../../../../support/tunnels/cloudflared-stand-in.ts';
import { openProvider, openTunnel, postThrough, localReceiver } from '../../../../support/tunnels/opened-tunnel.ts';
import { tunnelStandIn } from '../../../../support/tunnels/tunnel-stand-in.ts';

const SOON = { timeout: 10_000, interval: 10 };

function meansOf(change: Partial<TunnelMeans> = {}): TunnelMeans {
  return {
    clock: createSimulatedClock(),
    log: memoryLog(),
    random: () => 0,
    folder: join(temporaryFolder(), 'app'),
    env: process.env,
    forkNgrok: () => {
      throw new Error('no ngrok here');
    },
    ...change,
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** An executable of that name in a folder of its own. */
function program(name: string, text = '#!/bin/sh\nexit 7\n'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

function sleeper(): ChildProcess & { readonly pid: number } {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.pid === undefined) throw new Error('sleep did not start');
  return Object.assign(child, { pid: child.pid });
}

describe('the program', () => {
  test('that is not there is told once, without a retry, and looked for again when the tunnel is opened anew', async () => {
    const clock = createSimulatedClock();
    const folder = temporaryFolder();
    const standIn = await tunnelStandIn({ name: 'cloudflared-quick', clock });
    const path = join(folder, 'cloudflared');
    const opened = await openTunnel(standIn, { settings: { provider: 'cloudflared-quick', program: path } });
    expect((await opened.failed()).error.code).toBe('tunnel-program-missing');
    await clock.advance(3_600_000);
    expect(opened.states()).toEqual(['opening', 'failed']);
    if (standIn.settings.provider !== 'cloudflared-quick') throw new Error('another stand-in');
    writeFileSync(path, readFileSync(standIn.settings.program ?? ''));
    chmodSync(path, 0o755);
    opened.tunnel.reopen();
    await opened.opened();
  });

  test('is found on PATH, and a setting may name another cloudflared but no other program', () => {
    const [first, second] = [program('cloudflared'), program('cloudflared')];
    const env = { PATH: ['', 'relative', join(first, '..'), join(second, '..')].join(delimiter) };
    const search = { env, platform: 'linux' } as const;
    expect(findCloudflared(null, search)).toBe(first);
    expect(findCloudflared(second, search)).toBe(second);
    expect(findCloudflared(program('cloudflared-linux-amd64'), search)).not.toBeNull();
    expect(findCloudflared('/bin/sh', search)).toBeNull();
    expect(findCloudflared('cloudflared', search)).toBeNull();
    expect(findCloudflared(join(first, '..'), search)).toBeNull();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'cloudflared'));
    writeFileSync(join(temporaryFolder(), 'cloudflared'), 'not executable');
    expect(findCloudflared(null, { env: { PATH: folder }, platform: 'freebsd' })).toBeNull();
  });

  test('that this machine cannot run is told as missing', async () => {
    const broken = program('cloudflared', '#!/no/such/interpreter\n');
    const opened = await openProvider(tunnelProviderFor(meansOf())({ provider: 'cloudflared-quick', program: broken }, null));
    const { error } = await opened.failed();
    // With setpriv in between the system's refusal is an exit like any other.
    expect(['tunnel-program-missing', 'tunnel-lost']).toContain(error.code);
  });

  test('is told neither its token by its words, nor what the agent set for their own cloudflared', async () => {
    const place = { folder: temporaryFolder(), format: 'text' } as const;
    const bare = await openCloudflaredStandIn('named', place);
    onTestFinished(() => bare.close());
    const env = { ...process.env, TUNNEL_URL: 'http://127.0.0.1:1', TUNNEL_TOKEN: 'of-the-agent', tunnel_edge: 'elsewhere' };
    const provider = tunnelProviderFor(meansOf({ env }))(bare.settings, ` ${bare.token ?? ''}\n`, { allowLoopback: true });
    await (await openProvider(provider)).opened();
    const [called] = bare.called();
    expect([called?.token, called?.settings]).toEqual([bare.token, ['TUNNEL_TOKEN']]);
    expect(called?.args.join(' ')).not.toContain(bare.token);
    expect(called?.args).toEqual(expect.arrayContaining(['tunnel', '--no-autoupdate', '--config', 'run']));
  });

  test('may print JSON as well', async () => {
    const standIn = await tunnelStandIn({ name: 'cloudflared-quick', format: 'json' });
    const opened = await openTunnel(standIn);
    await localReceiver(opened.localPort);
    expect(await postThrough(await opened.opened())).toBe(204);
  });
});

describe('what only the agent can mend is not tried again', () => {
  test.each([
    ['a token that was replaced', null, 'the token was replaced'],
    ['a token that is none', 'not a token', 'the token is malformed'],
  ])('%s', async (_, token, detail) => {
    const clock = createSimulatedClock();
    const standIn = await tunnelStandIn({ name: 'cloudflared-named', clock });
    await standIn.comeUp({ start: 'refused' });
    const opened = await openTunnel(standIn, { token: token ?? standIn.token });
    expect((await opened.failed()).error).toEqual({ code: 'tunnel-refused', detail });
    await vi.waitFor(() => expect([standIn.running(), clock.pending()]).toEqual([0, 0]), SOON);
    await clock.advance(3_600_000);
    expect([standIn.starts(), opened.states()]).toEqual([1, ['opening', 'failed']]);
    await standIn.comeUp({ start: 'at-once' });
    opened.tunnel.reopen();
    await opened.opened();
  });

  test('no token at all', async () => {
    const standIn = await tunnelStandIn({ name: 'cloudflared-named' });
    const opened = await openTunnel(standIn, { token: '  ' });
    expect((await opened.failed()).error.code).toBe('tunnel-token-missing');
    expect(standIn.starts()).toBe(0);
  });

  test('an address on this machine, where that is not allowed', async () => {
    const settings = { provider: 'cloudflared-named', program: null, url: 'http://127.0.0.1:1', localPort: 1 } as const;
    const opened = await openProvider(tunnelProviderFor(meansOf())(settings, 'token'));
    expect((await opened.failed()).error.code).toBe('public-url-wrong');
  });
});

test('where trycloudflare.com gives no more tunnels, it is asked again after minutes', async () => {
  const clock = createSimulatedClock();
  const standIn = await tunnelStandIn({ name: 'cloudflared-quick', clock, random: () => 0 });
  await standIn.comeUp({ start: 'rate-limited' });
  const opened = await openTunnel(standIn);
  expect((await opened.failed()).error).toEqual({
    code: 'tunnel-lost',
    detail: 'no new quick tunnels for now (429)',
    retryAfterMs: 60_000,
  });
  await clock.advance(59_000);
  expect(standIn.starts()).toBe(1);
  await clock.advance(1_000);
  expect((await opened.failed(2)).error.retryAfterMs).toBe(120_000);
});

test('without leave a quick tunnel on this machine is no tunnel', async () => {
  const bare = await openCloudflaredStandIn('quick', { folder: temporaryFolder(), format: 'text' });
  onTestFinished(() => bare.close());
  const opened = await openProvider(tunnelProviderFor(meansOf())(bare.settings, null));
  await vi.waitFor(() => expect(bare.publicUrl()).not.toBeNull(), SOON);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(opened.states()).toEqual(['opening']);
});

describe('the process', () => {
  test.runIf(process.platform === 'linux')('ends with the app, even when the app is killed', async () => {
    const bare = await openCloudflaredStandIn('quick', { folder: temporaryFolder(), format: 'text' });
    onTestFinished(() => bare.close());
    if (bare.settings.provider !== 'cloudflared-quick') throw new Error('another stand-in');
    const entry = fileURLToPath(new URL('open-and-stay.ts', import.meta.url));
    const app = spawn(process.execPath, [entry, bare.settings.program ?? '', temporaryFolder()], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    onTestFinished(() => void app.kill('SIGKILL'));
    await vi.waitFor(() => expect(bare.publicUrl()).not.toBeNull(), SOON);
    app.kill('SIGKILL');
    await vi.waitFor(() => expect(bare.running()).toBe(0), SOON);
  });

  test('that outlived the app is ended before the next is started', async () => {
    const folder = join(temporaryFolder(), 'app');
    const log = memoryLog();
    const left = sleeper();
    await processMemory({ folder, platform: process.platform, log }).remember(left.pid);
    const standIn = await openCloudflaredStandIn('quick', { folder: temporaryFolder(), format: 'text' });
    onTestFinished(() => standIn.close());
    const provider = tunnelProviderFor(meansOf({ folder, log }))(standIn.settings, null, { allowLoopback: true });
    await (await openProvider(provider)).opened();
    expect(isAlive(left.pid)).toBe(false);
    expect(log.text()).toContain('outlived');
  });

  test('that hangs is ended as well', async () => {
    const folder = temporaryFolder();
    const memory = processMemory({ folder, platform: process.platform, log: memoryLog() });
    const left = sleeper();
    left.kill('SIGSTOP');
    await memory.remember(left.pid);
    await memory.endLeftover();
    expect(isAlive(left.pid)).toBe(false);
    expect(existsSync(join(folder, 'cloudflared-process.json'))).toBe(false);
  });

  test('is not mistaken for another that got its number', async () => {
    const folder = temporaryFolder();
    const memory = processMemory({ folder, platform: process.platform, log: memoryLog() });
    const stranger = sleeper();
    const birth = await processBirth(process.pid, process.platform);
    for (const text of [JSON.stringify({ pid: stranger.pid, birth }), JSON.stringify({ pid: stranger.pid }), '{"pid":', '[]']) {
      writeFileSync(join(folder, 'cloudflared-process.json'), text);
      await memory.endLeftover();
    }
    expect(birth).not.toBeNull();
    expect(isAlive(stranger.pid)).toBe(true);
  });

  test('that obeys nobody is killed after two seconds', async () => {
    const clock = createSimulatedClock();
    const deaf = program(
      'cloudflared',
      '#!/bin/sh\ntrap "" TERM\necho "2026 INF Registered tunnel connection connIndex=0" >&2\nwhile :; do sleep 0.05; done\n',
    );
    const settings = { provider: 'cloudflared-named', program: deaf, url: 'https://phone.example.com', localPort: 1 } as const;
    const opened = await openProvider(tunnelProviderFor(meansOf({ clock }))(settings, 'token'));
    await opened.opened();
    const stopped = opened.tunnel.stop();
    await clock.advance(2_000);
    await stopped;
    expect(opened.states()).toEqual(['opening', 'open']);
  });
});
