import type { SettingPath } from './policy.ts';

/** What a file of settings would change here, before anything is changed. */
export interface SettingsPreview {
  readonly importId: string;
  /** The file's name, without its folder. */
  readonly fileName: string;
  readonly changes: readonly SettingDifference[];
  readonly leftOut: readonly LeftOutSetting[];
}

export interface SettingDifference {
  readonly path: SettingPath;
  /** As text: values of settings are words, numbers and lists of them. */
  readonly from: string;
  readonly to: string;
}

export interface LeftOutSetting {
  readonly path: SettingPath;
  /**
   * `unknown`: of another version. `wrong`: a value it cannot have. `locked`: laid down by the administrator. `stays-here`: each machine
   * has its own. `by-hand`: no file switches it on. `secret`: named like a key or a password, which no file brings.
   */
  readonly why: 'unknown' | 'wrong' | 'locked' | 'stays-here' | 'by-hand' | 'secret';
}

export interface TransferState {
  /** Whether what was there before the last import can be brought back; until the phone quits. */
  readonly canUndo: boolean;
}

export const EMPTY_TRANSFER: TransferState = { canUndo: false };

export const SETTINGS_FILE_KIND = 'pilot-softphone-settings';
