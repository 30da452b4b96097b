/**
 * The part of WebHID that headsets need (https://wicg.github.io/webhid), which TypeScript's DOM does not describe.
 * Every member of a report's description may be missing, as there.
 */
export interface Hid {
  getDevices(): Promise<readonly HidDevice[]>;
  /** Opens the chooser, which main answers. Needs a user's gesture. */
  requestDevice(options: { readonly filters: readonly { readonly usagePage: number }[] }): Promise<readonly HidDevice[]>;
  addEventListener(type: 'connect' | 'disconnect', listener: (event: HidConnection) => void): void;
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: HidConnection) => void): void;
}

export interface HidConnection {
  readonly device: HidDevice;
}

/** One HID interface; a headset may have several. */
export interface HidDevice {
  readonly opened: boolean;
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  /** `bytes` without the report's id. */
  sendReport(reportId: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  addEventListener(type: 'inputreport', listener: (event: HidInputReport) => void): void;
  removeEventListener(type: 'inputreport', listener: (event: HidInputReport) => void): void;
}

export interface HidInputReport {
  readonly reportId: number;
  /** Without the report's id. */
  readonly data: DataView;
}

/** A top-level collection holds the items of those inside it too, in the descriptor's order (Chromium, hid_collection.cc). */
export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidReportItem[];
}

/** Usages carry their page in the upper half. */
export interface HidReportItem {
  readonly isAbsolute?: boolean;
  readonly isArray?: boolean;
  readonly isRange?: boolean;
  readonly hasPreferredState?: boolean;
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly reportSize?: number;
  readonly reportCount?: number;
  readonly logicalMinimum?: number;
}

/** Null where Chromium has no WebHID, or was told to have none. */
export function webHid(): Hid | null {
  const browser: Navigator & { readonly hid?: Hid } = navigator;
  return browser.hid ?? null;
}
