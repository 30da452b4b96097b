import type { HidCollection, HidReport, HidReportItem } from '../../../renderer/station/headset/web-hid.ts';

/** Where a usage stands in a report; found from the descriptor's bytes, without the code under test. */
export interface DescribedBit {
  readonly kind: 'input' | 'output';
  readonly reportId: number;
  readonly bit: number;
  readonly usage: number;
  readonly isLatched: boolean;
  /** Absolute with a preferred state: a button by the book, that may be a switch. */
  readonly isUnsure: boolean;
}

export interface ReadDescriptor {
  /** As Chromium tells them: each collection with the items of those inside it (services/device/public/cpp/hid/hid_collection.cc). */
  readonly collections: readonly HidCollection[];
  readonly bits: readonly DescribedBit[];
  /** Bytes of each report, by kind and id. */
  readonly bytes: ReadonlyMap<string, number>;
}

interface Draft {
  readonly usagePage: number;
  readonly usage: number;
  readonly inputReports: { readonly reportId: number; readonly items: HidReportItem[] }[];
  readonly outputReports: { readonly reportId: number; readonly items: HidReportItem[] }[];
}

interface Global {
  usagePage: number;
  logicalMinimum: number;
  reportSize: number;
  reportCount: number;
}

/** Reads a HID report descriptor (Device Class Definition for HID 1.11, 6.2.2), written as hex. */
export function readDescriptor(hex: string): ReadDescriptor {
  const bytes = (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
  const top: Draft[] = [];
  const open: Draft[] = [];
  const sizes = new Map<string, number>();
  const bits: DescribedBit[] = [];
  let global: Global = { usagePage: 0, logicalMinimum: 0, reportSize: 0, reportCount: 0 };
  const pushed: Global[] = [];
  let reportId = 0;
  let usages: number[] = [];
  let range: { minimum?: number; maximum?: number } = {};

  const add = (kind: 'input' | 'output', flags: number): void => {
    const [isVariable, isAbsolute] = [(flags & 2) !== 0, (flags & 4) === 0];
    const item: HidReportItem = {
      isAbsolute,
      isArray: !isVariable,
      hasPreferredState: (flags & 32) === 0,
      reportSize: global.reportSize,
      reportCount: global.reportCount,
      logicalMinimum: global.logicalMinimum,
      ...(range.minimum !== undefined && range.maximum !== undefined
        ? { isRange: true, usageMinimum: range.minimum, usageMaximum: range.maximum }
        : { isRange: false, usages }),
    };
    for (const draft of open) reportOf(kind === 'input' ? draft.inputReports : draft.outputReports, reportId).push(item);
    const key = `${kind} ${String(reportId)}`;
    const from = sizes.get(key) ?? 0;
    sizes.set(key, from + global.reportSize * global.reportCount);
    if (!isVariable) return;
    usages.slice(0, global.reportCount).forEach((usage, index) => {
      bits.push({
        kind,
        reportId,
        bit: from + index * global.reportSize,
        usage,
        isLatched: isAbsolute,
        isUnsure: isAbsolute && (flags & 32) === 0,
      });
    });
  };

  for (let at = 0; at < bytes.length;) {
    const prefix = bytes[at] ?? 0;
    const size = [0, 1, 2, 4][prefix & 3] ?? 0;
    const value = bytes.slice(at + 1, at + 1 + size).reduce((sum, byte, index) => sum + byte * 2 ** (8 * index), 0);
    const signed = size > 0 && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
    const usage = size === 4 ? value : global.usagePage * 0x1_0000 + value;
    at += 1 + size;
    switch (prefix & 0xfc) {
      case 0x04:
        global = { ...global, usagePage: value };
        break;
      case 0x14:
        global = { ...global, logicalMinimum: signed };
        break;
      case 0x74:
        global = { ...global, reportSize: value };
        break;
      case 0x94:
        global = { ...global, reportCount: value };
        break;
      case 0x84:
        reportId = value;
        break;
      case 0xa4:
        pushed.push(global);
        break;
      case 0xb4:
        global = pushed.pop() ?? global;
        break;
      case 0x08:
        usages.push(usage);
        break;
      case 0x18:
        range = { ...range, minimum: usage };
        break;
      case 0x28:
        range = { ...range, maximum: usage };
        break;
      case 0xa0: {
        const [first = 0] = usages;
        const draft: Draft = { usagePage: Math.floor(first / 0x1_0000), usage: first % 0x1_0000, inputReports: [], outputReports: [] };
        if (open.length === 0) top.push(draft);
        open.push(draft);
        break;
      }
      case 0xc0:
        open.pop();
        break;
      case 0x80:
        add('input', value);
        break;
      case 0x90:
        add('output', value);
        break;
      default: // features, units, strings: of no use to a telephone
    }
    if ([0x80, 0x90, 0xb0, 0xa0, 0xc0].includes(prefix & 0xfc)) [usages, range] = [[], {}];
  }
  return { collections: top, bits, bytes: new Map([...sizes].map(([key, count]) => [key, Math.ceil(count / 8)])) };
}

function reportOf(reports: { readonly reportId: number; readonly items: HidReportItem[] }[], reportId: number): HidReportItem[] {
  const known = reports.find((report) => report.reportId === reportId);
  if (known !== undefined) return known.items;
  const report = { reportId, items: [] } satisfies HidReport;
  reports.push(report);
  return report.items;
}
