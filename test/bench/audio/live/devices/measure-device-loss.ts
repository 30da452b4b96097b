import { nearestRank } from '../nearest-rank.ts';
import type { Verdicts } from '../verdicts.ts';
import { loseDevice, type DeviceLoss } from './lose-device.ts';

/** The sound server dies under a call, again and again. */
export async function measureDeviceLoss(kills: number, verdicts: Verdicts): Promise<void> {
  const losses: DeviceLoss[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const loss = await loseDevice();
    losses.push(loss);
    verdicts.note(
      `kill ${String(kill + 1)}: noticed ${ms(loss.detectedMs)}, heard on the default device ${ms(loss.fallbackMs)}, quit ${ms(loss.quitMs)}`,
    );
  }
  const worst = (of: (loss: DeviceLoss) => number): number => Math.max(...losses.map(of)); // NaN where one is
  verdicts.note(
    `noticed p50 ${ms(
      nearestRank(
        losses.map(({ detectedMs }) => detectedMs),
        0.5,
      ),
    )}`,
  );
  verdicts.note(
    `heard again p50 ${ms(
      nearestRank(
        losses.map(({ fallbackMs }) => fallbackMs),
        0.5,
      ),
    )}`,
  );
  verdicts.atMost(
    'device loss noticed, worst, ms',
    worst(({ detectedMs }) => detectedMs),
    500,
  );
  verdicts.atMost(
    'sound on the default device, worst, ms',
    worst(({ fallbackMs }) => fallbackMs),
    1_500,
  );
  verdicts.atMost(
    'quit, worst, ms',
    worst(({ quitMs }) => quitMs),
    2_000,
  );
  verdicts.atMost(
    'processes that hung',
    losses.reduce((sum, { left }) => sum + left, 0),
    0,
  );
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
