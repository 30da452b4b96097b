import type { TunnelMeans } from '../../../main/adapters/tunnel/tunnel-means.ts';
import type { TunnelStandIn } from './stand-in.ts';

/** What a stand-in of one kind is given, and what it gives: all but what every kind has in common. */
export interface StandInPlace {
  readonly folder: string;
  /** How cloudflared prints. */
  readonly format: 'text' | 'json';
}
export type BareStandIn = Omit<TunnelStandIn, 'name' | 'tunnelFor'> & Pick<TunnelMeans, 'forkNgrok'>;
