import { rmSync } from 'node:fs';
import { privateFolder } from '../../../../../build/setup/private-folder.ts';
import type { VirtualSound } from '../../../../../build/setup/sound.ts';
import { nearestRank } from '../../../../support/nearest-rank.ts';
import { askProcess } from '../../../../support/ask-process.ts';
import type { Verdicts } from '../verdicts.ts';
import type { LoopReport } from './loop-process.ts';
import { buildPortAudioPeer, runPortAudioPeer } from './portaudio-peer.ts';

/** Hears what it plays. */
const DEVICE = 'spk_loop';
const BURSTS = 40;
const EXTRA_MS = 30_000;

/** How long our device layer holds sound, and whether it loses any. */
export async function measureLoop(sound: VirtualSound, seconds: number, verdicts: Verdicts): Promise<void> {
  const ask = (what: string, amount: number): Promise<LoopReport> =>
    askProcess({
      entry: new URL('loop-process.ts', import.meta.url),
      args: [DEVICE, what, String(amount)],
      env: sound.env,
      withinMs: seconds * 1_000 + EXTRA_MS,
    }) as Promise<LoopReport>; // its only message

  const bursts = await ask('bursts', BURSTS);
  verdicts.note(`loop, 48 kHz, 480 frames: ${spreadOf(bursts.tookMs)} (${String(bursts.tookMs.length)} bursts)`);
  verdicts.atLeast('bursts', bursts.tookMs.length, 30);
  verdicts.atMost('loop p50, ms', nearestRank(bursts.tookMs, 0.5), 60);
  verdicts.atMost('loop p95, ms', nearestRank(bursts.tookMs, 0.95), 70);
  verdicts.atMost('loop p99, ms', nearestRank(bursts.tookMs, 0.99), 80);
  const sine = await ask('sine', seconds);
  verdicts.note(`${sine.sineSeconds.toFixed(0)} s of sine through the device, ${sine.cpuPercent.toFixed(1)} % of one core`);
  verdicts.atLeast('seconds of sine heard', sine.sineSeconds, seconds - 1);
  verdicts.atMost('glitches', sine.glitches, 0);
}

/** The same loop on PortAudio alone. Resolves with what it uses of a core; null where it cannot be built. */
export async function measurePeer(sound: VirtualSound, seconds: number, verdicts: Verdicts): Promise<number | null> {
  const folder = privateFolder('peer');
  try {
    const peer = buildPortAudioPeer(folder);
    if (peer.program === null) {
      verdicts.skipped('PortAudio alone', peer.missing);
      return null;
    }
    const { tookMs, cpuPercent } = await runPortAudioPeer({ program: peer.program, device: DEVICE, seconds, env: sound.env });
    verdicts.note(`PortAudio alone (C): ${spreadOf(tookMs)} (${String(tookMs.length)} bursts), ${cpuPercent.toFixed(1)} % of one core`);
    return cpuPercent;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function spreadOf(tookMs: readonly number[]): string {
  const at = (share: number): string => nearestRank(tookMs, share).toFixed(1);
  return `min ${at(0)}, p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)} ms`;
}
