import { readFileSync, accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { answers } from './find-display.ts';

/** A PulseAudio-compatible server (PipeWire's included), or bare ALSA hardware. */
export type Sound = { readonly kind: 'server'; readonly address: string } | { readonly kind: 'alsa' };

/**
 * The sound this machine has, or null. Asks the server's socket itself: `pactl info` would start a daemon where
 * there is none, and nobody would stop it.
 */
export async function findSound(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Promise<Sound | null> {
  if (platform !== 'linux') return { kind: 'alsa' }; // the system's own sound, which needs nothing from us
  for (const address of serverAddresses(env)) {
    if (await serverAnswers(address)) return { kind: 'server', address };
  }
  return hasAlsaHardware() ? { kind: 'alsa' } : null;
}

/** Where libpulse looks, in its order. */
export function serverAddresses(env: NodeJS.ProcessEnv): readonly string[] {
  const { PULSE_SERVER: server, PULSE_RUNTIME_PATH: pulse, XDG_RUNTIME_DIR: runtime } = env;
  if (server !== undefined && server !== '') return server.split(' ');
  const sockets = [pulse === undefined ? null : join(pulse, 'native'), runtime === undefined ? null : join(runtime, 'pulse/native')];
  return [...sockets.filter((socket) => socket !== null), '/run/pulse/native'].map((socket) => `unix:${socket}`);
}

/** `unix:/path`, `/path`, `tcp:host:port` or `host`, each perhaps after a machine id in braces. */
function serverAnswers(address: string): Promise<boolean> {
  const plain = address.replace(/^\{[^}]*\}/, '').replace(/^unix:/, '');
  if (plain.startsWith('/')) return answers({ path: plain });
  const match = /^(?:tcp[46]?:)?(?<host>[^:]+)(?::(?<port>\d+))?$/.exec(plain);
  if (match?.groups === undefined) return Promise.resolve(false);
  return answers({ host: match.groups['host'] ?? '', port: Number(match.groups['port'] ?? 4_713) });
}

function hasAlsaHardware(): boolean {
  try {
    accessSync('/dev/snd', constants.R_OK);
    return readFileSync('/proc/asound/pcm', 'utf8').trim() !== '';
  } catch {
    return false; // no sound subsystem, or none this user may open
  }
}
