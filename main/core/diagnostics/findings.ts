import type { NetworkProof } from '#contract/network.ts';
import type { PolicyState } from '#contract/policy.ts';
import type { SystemPermission } from '#contract/setup.ts';

/** What only a look at the machine tells. */
export interface Findings {
  readonly proof: NetworkProof;
  /** How far this machine's clock is ahead of the service's, in ms; null where nobody has told. */
  readonly clockAheadMs: number | null;
  /** Where the app keeps its files; null where the system does not say. */
  readonly freeBytes: number | null;
  readonly permissions: readonly SystemPermission[];
  readonly canKeepSecrets: boolean;
  readonly policy: PolicyState;
}
