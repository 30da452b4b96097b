import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../main/adapters/clock/system-clock.ts';
import type { TunnelMeans } from '../../../main/adapters/tunnel/tunnel-means.ts';
import { tunnelProviderFor } from '../../../main/adapters/tunnel/tunnel-provider-for.ts';
import type { Clock, Log } from '../../../main/core/ports.ts';
import { memoryLog } from '../memory-log.ts';
import { openCloudflaredStandIn } from './cloudflared-stand-in.ts';
import { openNgrokStandIn } from './ngrok-stand-in.ts';
import { openOwnUrlStandIn } from './own-url-stand-in.ts';
import type { BareStandIn, StandInPlace } from './stand-in-order.ts';
import type { StandInName, TunnelStandIn } from './stand-in.ts';

export interface StandInOptions {
  readonly name: StandInName;
  /** Of the adapter: when it opens again. */
  readonly clock?: Clock;
  readonly log?: Log;
  readonly random?: () => number;
  /** Of cloudflared's lines. */
  readonly format?: 'text' | 'json';
}

/** The caller closes it; in a vitest test `tunnelStandIn` does so by itself. */
export async function openTunnelStandIn({ name, format = 'text', ...others }: StandInOptions): Promise<TunnelStandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-tunnel-'));
  const { forkNgrok, ...bare } = await openBare(name, { folder, format });
  const means: TunnelMeans = {
    clock: others.clock ?? systemClock,
    log: others.log ?? memoryLog(),
    random: others.random ?? (() => 0.5),
    folder: join(folder, 'app'),
    env: process.env,
    forkNgrok,
  };
  const real = tunnelProviderFor(means);
  return {
    ...bare,
    name,
    tunnelFor: (settings, token) => real(settings, token, { allowLoopback: true }),
    async close() {
      await bare.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openBare(name: StandInName, place: StandInPlace): Promise<BareStandIn> {
  switch (name) {
    case 'cloudflared-quick':
      return openCloudflaredStandIn('quick', place);
    case 'cloudflared-named':
      return openCloudflaredStandIn('named', place);
    case 'ngrok':
      return Promise.resolve(openNgrokStandIn());
    case 'own-url':
      return openOwnUrlStandIn();
  }
}
