import { EMPTY_NETWORK, type NetworkState } from './network.ts';
import { NO_POLICY, type PolicyState } from './policy.ts';
import { EMPTY_TRANSFER, type TransferState } from './settings-transfer.ts';

/** What stands round the settings. */
export interface SettingsRoomState {
  readonly policy: PolicyState;
  readonly network: NetworkState;
  readonly transfer: TransferState;
}

export const EMPTY_SETTINGS_ROOM: SettingsRoomState = { policy: NO_POLICY, network: EMPTY_NETWORK, transfer: EMPTY_TRANSFER };
