import { onTestFinished } from 'vitest';
import { openTunnelStandIn, type StandInOptions } from './open-tunnel-stand-in.ts';
import type { TunnelStandIn } from './stand-in.ts';

/** A stand-in of the running vitest test, closed after it. */
export async function tunnelStandIn(options: StandInOptions): Promise<TunnelStandIn> {
  const standIn = await openTunnelStandIn(options);
  onTestFinished(() => standIn.close());
  return standIn;
}
