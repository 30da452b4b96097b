import type { TunnelSettings, TunnelStatus } from '#contract/tunnel.ts';

/** The way webhooks take to this machine, as the agent sees and changes it. */
export interface TunnelDesk {
  /** Takes the new tunnel in place of the old; webhooks follow by themselves. */
  use(settings: TunnelSettings, token: string | null): void;
  status(): TunnelStatus;
  listen(listener: (status: TunnelStatus) => void): () => void;
}
