import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import { errorCode } from '../../core/error-code.ts';
import { inBackground } from '../../core/in-background.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { defaultInterface, defaultInterface6 } from './default-interface.ts';
import { hasOnlyWifi, isWifiPort } from './wifi-names.ts';

/** A laptop that is carried to another place. */
const KEPT_MS = 30_000;
const LONGEST_ASKING_MS = 3_000;
const run = promisify(execFile);

/**
 * Whether this computer is known to go out by Wi-Fi. False where it goes by anything else, by a VPN that hides it, or where the system does
 * not say. Looked at every half minute at most, and only while a call sounds badly.
 */
export function openNetworkMedium(machine: {
  readonly platform: NodeJS.Platform;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}): () => boolean {
  const { platform, clock, log } = machine;
  let known = { isWifi: false, at: Number.NEGATIVE_INFINITY };

  const askMac = async (): Promise<void> => {
    try {
      const timeout = LONGEST_ASKING_MS;
      const route = await run('/sbin/route', ['-n', 'get', 'default'], { timeout });
      const ports = await run('/usr/sbin/networksetup', ['-listallhardwareports'], { timeout });
      known = { ...known, isWifi: isWifiPort(route.stdout, ports.stdout) };
    } catch (cause) {
      known = { ...known, isWifi: false };
      log.info('the system does not say what it goes out by', { why: errorCode(cause) });
    }
  };
  return () => {
    if (clock.now() - known.at < KEPT_MS) return known.isWifi;
    known = { isWifi: known.isWifi, at: clock.now() };
    if (platform === 'darwin') inBackground('asking what the system goes out by', askMac(), log);
    else known = { ...known, isWifi: platform === 'win32' ? hasOnlyWifi(networkInterfaces()) : isWifiOnLinux('/') };
    return known.isWifi;
  };
}

/** `root`: where `proc` and `sys` are. */
export function isWifiOnLinux(root: string): boolean {
  const name = defaultInterface(textOf(`${root}proc/net/route`)) ?? defaultInterface6(textOf(`${root}proc/net/ipv6_route`));
  if (name === null) return false;
  return ['wireless', 'phy80211'].some((sign) => existsSync(`${root}sys/class/net/${name}/${sign}`));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // a system without it
  }
}
