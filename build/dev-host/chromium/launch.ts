import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { removeLeftover } from '../../setup/remove-leftover.ts';
import { connectPipe, type PipeConnection } from './pipe-connection.ts';

export interface ChromiumProcess {
  readonly pid: number;
  readonly connection: PipeConnection;
  readonly profileDir: string;
  /** Port on 127.0.0.1 where other tools may speak the protocol, or null when none was asked for. */
  readonly debuggingPort: number | null;
  /** Closes Chromium and removes its profile. Safe to call twice. */
  close(): Promise<void>;
  /** The same without waiting, for a process that is on its way out. */
  closeNow(): void;
}

export interface LaunchOptions {
  /** Switches that the app appended before `ready`, as [name, value]. */
  readonly switches: readonly (readonly [string, string])[];
  readonly openDebuggingPort: boolean;
  readonly env: NodeJS.ProcessEnv;
}

const PROFILE_PREFIX = 'dev-host-chromium-';
const CLOSE_GRACE_MS = 3_000;
const CANDIDATES = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const MERGED_SWITCHES = new Set(['disable-features', 'enable-features', 'disable-blink-features', 'enable-blink-features']);

const QUIET = [
  'no-first-run',
  'no-default-browser-check',
  'no-service-autorun',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
  'disable-quic',
  'disable-gpu',
  'disable-dev-shm-usage',
  'disable-default-apps',
  'disable-extensions',
  'disable-popup-blocking',
  'disable-prompt-on-repost',
  'disable-breakpad',
  'disable-infobars',
  'disable-pings',
  'media-router=0',
  'metrics-recording-only',
  'password-store=basic',
  // Electron keeps hidden windows alive when asked to; the host has no per-window switch, so none is ever throttled.
  'disable-background-timer-throttling',
  'disable-renderer-backgrounding',
  'disable-backgrounding-occluded-windows',
  'allow-loopback-in-peer-connection',
  // Electron's own default for every window (webPreferences.autoplayPolicy); without it a ring waits for a click.
  'autoplay-policy=no-user-gesture-required',
  'disable-features=WebRtcHideLocalIpsWithMdns,Translate,OptimizationHints,MediaRouter,CalculateNativeWinOcclusion,DialMediaRouteProvider',
];

/** The Chromium to run: DEV_HOST_CHROMIUM, or the first usual place. Throws when there is none. */
export function findChromium(env: NodeJS.ProcessEnv): string {
  const chosen = env['DEV_HOST_CHROMIUM'] ?? CANDIDATES.find((path) => existsSync(path));
  if (chosen === undefined)
    throw new Error(`development host: no Chromium found (looked at ${CANDIDATES.join(', ')}; set DEV_HOST_CHROMIUM)`);
  return chosen;
}

/** Command line of Chromium: the host's switches, then the app's; lists such as disable-features are joined. */
export function chromiumArguments(options: LaunchOptions, profileDir: string): string[] {
  const pairs: (readonly [string, string])[] = QUIET.map((text) => {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  });
  if (process.getuid?.() === 0) pairs.push(['no-sandbox', '']);
  if (!options.env['DISPLAY']) pairs.push(['headless', 'new']);
  if (options.openDebuggingPort) pairs.push(['remote-debugging-port', '0']);
  pairs.push(...options.switches, ['user-data-dir', profileDir], ['remote-debugging-pipe', '']);
  const merged = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = merged.get(name);
    merged.set(name, before && MERGED_SWITCHES.has(name) ? `${before},${value}` : value);
  }
  const extra = (options.env['DEV_HOST_CHROMIUM_ARGS'] ?? '').split(/\s+/).filter((arg) => arg !== '');
  return [
    ...[...merged].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ...extra,
    '--window-position=-3000,-3000',
    '--window-size=200,100',
    '--app=data:text/html,<title>development host</title>',
  ];
}

function sweepProfilesOfTheDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PROFILE_PREFIX) ? Number(name.slice(PROFILE_PREFIX.length).split('-')[0]) : NaN;
    if (Number.isInteger(pid) && !existsSync(`/proc/${pid}`) && existsSync('/proc/self')) {
      removeLeftover(join(tmpdir(), name));
    }
  }
}

async function readDebuggingPort(profileDir: string): Promise<number> {
  const file = join(profileDir, 'DevToolsActivePort');
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (existsSync(file)) {
      const port = Number((await readFile(file, 'utf8')).split('\n')[0]);
      if (port > 0) return port;
    }
    await delay(50);
  }
  throw new Error('development host: Chromium opened no debugging port within 10 s');
}

/** Starts Chromium with a fresh profile that lives as long as the process. */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumProcess> {
  sweepProfilesOfTheDead();
  const profileDir = mkdtempSync(join(tmpdir(), `${PROFILE_PREFIX}${process.pid}-`));
  const stderr = options.env['DEV_HOST_VERBOSE'] ? 'inherit' : 'ignore';
  const child = spawn(findChromium(options.env), chromiumArguments(options, profileDir), {
    stdio: ['ignore', stderr, stderr, 'pipe', 'pipe'],
    env: options.env,
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const removeProfile = (): void => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  const { 3: toChromium, 4: fromChromium } = child.stdio;
  if (!(toChromium instanceof Writable) || !(fromChromium instanceof Readable) || child.pid === undefined) {
    removeProfile();
    throw new Error('development host: Chromium did not start');
  }
  const connection = connectPipe(toChromium, fromChromium);
  await connection.browser.send('Browser.getVersion');
  let closing: Promise<void> | undefined;
  return {
    pid: child.pid,
    connection,
    profileDir,
    debuggingPort: options.openDebuggingPort ? await readDebuggingPort(profileDir) : null,
    close: () => {
      closing ??= (async () => {
        // Refused only when Chromium has already gone, which is what is wanted.
        await Promise.race([connection.browser.send('Browser.close').catch(() => undefined), delay(CLOSE_GRACE_MS)]);
        const late = setTimeout(() => child.kill('SIGKILL'), CLOSE_GRACE_MS);
        await exited;
        clearTimeout(late);
        removeProfile();
      })();
      return closing;
    },
    closeNow: () => {
      child.kill('SIGKILL');
      removeProfile();
    },
  };
}
