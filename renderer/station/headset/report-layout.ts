import type { HeadsetControl, HeadsetLamp } from '#contract/headset.ts';
import { CONTROL_OF_USAGE, LAMP_OF_USAGE, ON_OFF_CONTROLS, TELEPHONY_PAGE } from './usages.ts';
import type { HidCollection, HidReportItem } from './web-hid.ts';

/**
 * How a control reports itself (HID Usage Tables 3.4.1.2, on/off controls).
 *
 * `latched`   absolute, no preferred state: 1 is on, 0 is off.
 * `button`    relative: a 1 is a press, a 0 is nothing.
 * `unsure`    absolute with a preferred state: a button by the book, yet sold both as button and as switch.
 * `two-way`   -1 to 1: 1 puts it on, -1 off, 0 is nothing.
 */
export type Behaviour = 'latched' | 'button' | 'unsure' | 'two-way';

/** Where a control stands in an input report. Bits count from the report's first, without its id. */
export interface ControlField {
  readonly reportId: number;
  readonly bit: number;
  readonly bits: number;
  readonly control: HeadsetControl;
  readonly behaviour: Behaviour;
  /** Of a list of pressed buttons: how many fit, and the value that means this one. Null where the bit is the control's own. */
  readonly listed: { readonly places: number; readonly value: number } | null;
}

export interface LampField {
  readonly reportId: number;
  readonly bit: number;
  readonly lamp: HeadsetLamp;
}

export interface ReportLayout {
  readonly controls: readonly ControlField[];
  readonly lamps: readonly LampField[];
  /** Output reports that hold lamps, with their size. */
  readonly lampReports: ReadonlyMap<number, { readonly bytes: number }>;
}

/** More than any headset has in one item. A device says what it likes of itself, and must not keep us busy for it. */
const MOST_IN_ITEM = 256;
/** A USB report is rarely longer than its packet of 64 bytes. */
const LONGEST_LAMP_REPORT_BYTES = 1_024;

/**
 * Finds the telephone in what WebHID tells of a device; null where there is none. Constant items count too where they have a
 * usage: Anker, Razer and Bluetooth's own profile declare their buttons constant, and press them all the same.
 */
export function readReportLayout(collections: readonly HidCollection[]): ReportLayout | null {
  const controls: ControlField[] = [];
  const lamps: LampField[] = [];
  const lampReports = new Map<number, { bytes: number }>();

  for (const [reportId, items] of reports(collections, 'inputReports')) {
    const isTelephone = items.some((item) => usagesOf(item).some((usage) => usage >>> 16 === TELEPHONY_PAGE));
    let bit = 0;
    for (const item of items) {
      if (isTelephone) controls.push(...controlsIn(item, reportId, bit));
      bit += bitsOf(item);
    }
  }
  for (const [reportId, items] of reports(collections, 'outputReports')) {
    let bit = 0;
    for (const item of items) {
      lamps.push(...lampsIn(item, reportId, bit));
      bit += bitsOf(item);
    }
    const bytes = Math.ceil(bit / 8);
    if (bytes <= LONGEST_LAMP_REPORT_BYTES && lamps.some((lamp) => lamp.reportId === reportId)) lampReports.set(reportId, { bytes });
  }
  return controls.some(({ control }) => control === 'hook' || control === 'mute') ? { controls, lamps, lampReports } : null;
}

/** The items of each report, in order. A report may go on in a later collection. */
function reports(collections: readonly HidCollection[], kind: 'inputReports' | 'outputReports'): Map<number, HidReportItem[]> {
  const found = new Map<number, HidReportItem[]>();
  for (const collection of collections) {
    for (const { reportId = 0, items = [] } of collection[kind] ?? []) found.set(reportId, [...(found.get(reportId) ?? []), ...items]);
  }
  return found;
}

function controlsIn(item: HidReportItem, reportId: number, bit: number): ControlField[] {
  const { reportSize: bits = 0, logicalMinimum = 0 } = item;
  const places = Math.min(item.reportCount ?? 0, MOST_IN_ITEM);
  if (bits === 0 || bits > 32) return [];
  const usages = usagesOf(item);
  const fields: ControlField[] = [];
  // A list holds the numbers of what is pressed: in order of the usages, from the logical minimum on.
  const count = item.isArray === true ? Math.min(usages.length, MOST_IN_ITEM) : places;
  for (let index = 0; index < count; index += 1) {
    // The last usage stands for all that are left.
    const control = CONTROL_OF_USAGE.get(usages[Math.min(index, usages.length - 1)] ?? 0);
    if (control === undefined) continue;
    const behaviour = behaviourOf(control, item);
    if (item.isArray === true) {
      fields.push({ reportId, bit, bits, control, behaviour, listed: { places, value: logicalMinimum + index } });
    } else fields.push({ reportId, bit: bit + index * bits, bits, control, behaviour, listed: null });
  }
  return fields;
}

function behaviourOf(control: HeadsetControl, item: HidReportItem): Behaviour {
  if (!ON_OFF_CONTROLS.has(control) || item.isArray === true) return 'button';
  if ((item.logicalMinimum ?? 0) < 0) return 'two-way';
  if (item.isAbsolute !== true) return 'button';
  return item.hasPreferredState === true ? 'unsure' : 'latched';
}

function lampsIn(item: HidReportItem, reportId: number, bit: number): LampField[] {
  const { reportSize = 0, reportCount = 0 } = item;
  if (item.isArray === true) return [];
  return usagesOf(item)
    .slice(0, reportCount)
    .flatMap((usage, index) => {
      const lamp = LAMP_OF_USAGE.get(usage);
      return lamp === undefined ? [] : [{ reportId, bit: bit + index * reportSize, lamp }];
    });
}

function usagesOf({ isRange, usages = [], usageMinimum = 0, usageMaximum = 0 }: HidReportItem): readonly number[] {
  if (isRange !== true) return usages;
  const length = Math.min(Math.max(0, usageMaximum - usageMinimum + 1), MOST_IN_ITEM);
  return Array.from({ length }, (_, index) => usageMinimum + index);
}

function bitsOf({ reportSize = 0, reportCount = 0 }: HidReportItem): number {
  return reportSize * reportCount;
}
