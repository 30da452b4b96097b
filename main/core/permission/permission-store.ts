import type { LineId } from '#contract/line.ts';
import type { CallPermission, PermissionRequest } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';

/** What is kept of one customer of one line. */
export interface KeptPermission {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  readonly permission: CallPermission;
  readonly readAt: UnixMs;
  readonly asked: PermissionRequest | null;
  /** When they last allowed calls, as we saw it; null where we did not. */
  readonly grantedAt: UnixMs | null;
}

/** What the agent wants with one customer of one line. */
export interface KeptCallBack {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  /** When the call was promised, and for when; null where it was not. */
  readonly planned: { readonly at: UnixMs; readonly dueAt: UnixMs } | null;
  /** What began before this is done. */
  readonly doneAt: UnixMs | null;
}

/** Permissions and promises over restarts. What the disk refuses is logged, told and lost, never thrown. */
export interface PermissionStore {
  find(lineId: LineId, peer: PhoneNumber): KeptPermission | null;
  /** On disk before it comes back. Keeping it again replaces it. */
  keep(permission: KeptPermission): void;
  /** Those read last first. */
  newest(limit: number): readonly KeptPermission[];
  /** Every question that is not answered yet, the one read longest ago first. */
  waiting(): readonly KeptPermission[];
  /** Granted, and not taken back as far as we know. */
  granted(): readonly KeptPermission[];
  callBack(lineId: LineId, peer: PhoneNumber): KeptCallBack | null;
  callBacks(): readonly KeptCallBack[];
  keepCallBack(callBack: KeptCallBack): void;
  /** The line's customers are others from now on (a practice line begins anew with every start). */
  forgetLine(lineId: LineId): void;
  close(): void;
}
