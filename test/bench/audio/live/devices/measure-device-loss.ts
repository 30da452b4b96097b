import { nearestRank } from '../../../../support/nearest-rank.ts';
import type { Verdicts } from '../verdicts.ts';
import { loseDevice, type DeviceLoss } from './lose-device.ts';

/** The sound server dies under a call, again and again. */
export async function measureDeviceLoss(kills: number, verdicts: Verdicts): Promise<void> {
  const losses: DeviceLoss[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const name = `kill ${String(kill)}`;
    const loss = await verdicts.attempt(name, loseDevice);
    if (loss === null) continue;
    losses.push(loss);
    const [noticed, fallback, quit] = [loss.detectedMs, loss.fallbackMs, loss.quitMs].map((took) => took.toFixed(0));
    verdicts.note(`${name}: noticed after ${String(noticed)} ms, heard on the default device ${String(fallback)}, quit ${String(quit)}`);
  }
  const judge = (name: string, of: (loss: DeviceLoss) => number, boundMs: number): void => {
    const tookMs = losses.map(of);
    verdicts.note(`${name}: p50 ${nearestRank(tookMs, 0.5).toFixed(0)} ms`);
    verdicts.atMost(`${name}, worst, ms`, Math.max(...tookMs), boundMs);
  };
  verdicts.atLeast('kills measured', losses.length, kills);
  judge('loss noticed', ({ detectedMs }) => detectedMs, 500);
  judge('heard on the default device', ({ fallbackMs }) => fallbackMs, 1_500);
  judge('quit', ({ quitMs }) => quitMs, 2_000);
  const left = losses.reduce((sum, loss) => sum + loss.left, 0);
  verdicts.atMost('processes that hung', left, 0);
}
