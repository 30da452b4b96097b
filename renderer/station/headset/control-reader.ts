import type { HeadsetMotion } from '#contract/headset.ts';
import type { Quirks } from './quirks.ts';
import type { ControlField, ReportLayout } from './report-layout.ts';

/** A thumb is off a button by then; what stays on for longer is a switch. */
const LONGEST_PRESS_MS = 700;
/** Of a hook or a hold the end of a slow press must not undo what its beginning did; a call so short is rare. */
const LONGEST_SLOW_PRESS_MS = 2_000;
/** Buttons that never say they were let go report each press by the same report again. Sooner it is the same press, bouncing. */
const SOONEST_REPEAT_MS = 100;
/**
 * A headset that answers our lamps with its whole state does so within this, by radio too. Rather too long: a press that is
 * taken for an answer is repeated, an answer that is taken for a press rejects the call for everyone.
 */
const ANSWERS_LAMPS_MS = 1_200;

export interface ControlReader {
  /** What moved since the last report. `data` without the report's id; `sinceLampsMs`: how long ago we last wrote to the device. */
  read(reportId: number, data: DataView, at: { readonly nowMs: number; readonly sinceLampsMs: number }): readonly HeadsetMotion[];
  /** In the last report a mute that may be button or switch fell, and it cannot be known whether it was let go or turned. */
  muteFellSilently(): boolean;
}

interface Known {
  value: number;
  risenAtMs: number;
  /** It was let go soon once, as no switch of a hook or a hold is: it is a button, however long it is pressed. */
  isButton: boolean;
}

/** Reads one device's reports; it remembers positions, for a report repeats all its controls whatever moved. */
export function createControlReader(layout: ReportLayout, quirks: Quirks): ControlReader {
  const known = new Map<ControlField, Known>();
  const lastBytes = new Map<number, string>();
  let fellSilently = false;

  const motionOf = (field: ControlField, value: number, isAgain: boolean, nowMs: number): HeadsetMotion | null => {
    const before = known.get(field) ?? { value: 0, risenAtMs: Number.NEGATIVE_INFINITY, isButton: false };
    const rises = value !== 0 && before.value === 0;
    known.set(field, { ...before, value, risenAtMs: rises ? nowMs : before.risenAtMs });
    const { control } = field;
    switch (field.behaviour) {
      case 'latched':
        return (value !== 0) === (before.value !== 0) ? null : { control, latched: true, level: value !== 0 };
      case 'two-way':
        return value === 0 || value === before.value ? null : { control, latched: true, level: value > 0 };
      case 'button': {
        // Of mute even a bounce is told: the headset may have turned itself, and then has to be told where it is.
        const repeats = isAgain && value !== 0 && (control === 'mute' || nowMs - before.risenAtMs >= SOONEST_REPEAT_MS);
        if (repeats) known.set(field, { ...before, value, risenAtMs: nowMs });
        return rises || repeats ? { control, latched: false, level: null } : null;
      }
      case 'unsure': {
        if (rises) return { control, latched: false, level: true };
        if (value !== 0 || before.value === 0) return null;
        const heldMs = nowMs - before.risenAtMs;
        if (control === 'mute') {
          if (heldMs >= LONGEST_PRESS_MS) return { control, latched: false, level: false };
          fellSilently = true;
          return null;
        }
        const isButton = before.isButton || heldMs < LONGEST_PRESS_MS;
        known.set(field, { ...before, value, isButton });
        return isButton || heldMs < LONGEST_SLOW_PRESS_MS ? null : { control, latched: false, level: false };
      }
    }
  };

  return {
    read(reportId, data, { nowMs, sinceLampsMs }) {
      const bytes = bytesOf(data);
      const isAgain = lastBytes.get(reportId) === bytes;
      lastBytes.set(reportId, bytes);
      fellSilently = false;
      const fields = layout.controls.filter((field) => field.reportId === reportId);
      const motions = fields.map((field) => motionOf(field, valueOf(field, data), isAgain, nowMs)).filter((motion) => motion !== null);
      const saysOnHook = fields.some((field) => field.control === 'hook' && field.behaviour === 'latched' && valueOf(field, data) === 0);
      if (quirks.declinesByOnHook && isAgain && motions.length === 0 && saysOnHook && sinceLampsMs > ANSWERS_LAMPS_MS) {
        motions.push({ control: 'decline', latched: false, level: null });
      }
      // The hook last: a headset that parks the call says "flash" and "on hook" in one report, and does not mean to hang up.
      return motions.toSorted((one, other) => Number(one.control === 'hook') - Number(other.control === 'hook'));
    },
    muteFellSilently: () => fellSilently,
  };
}

function valueOf({ bit, bits, behaviour, listed }: ControlField, data: DataView): number {
  if (listed === null) {
    const value = bitsAt(data, bit, bits);
    // Two's complement in as many bits as there are.
    return behaviour === 'two-way' && value >= 2 ** (bits - 1) ? value - 2 ** bits : value;
  }
  for (let place = 0; place < listed.places; place += 1) {
    if (bitsAt(data, bit + place * bits, bits) === listed.value) return 1;
  }
  return 0;
}

/** Little endian, the lowest bit first. A report that is too short reads as 0. */
function bitsAt(data: DataView, bit: number, bits: number): number {
  let value = 0;
  for (let index = 0; index < bits; index += 1) {
    const byte = (bit + index) >> 3;
    if (byte < data.byteLength && (data.getUint8(byte) & (1 << ((bit + index) & 7))) !== 0) value += 2 ** index;
  }
  return value;
}

function bytesOf(data: DataView): string {
  return Array.from({ length: data.byteLength }, (_, index) => data.getUint8(index)).join();
}
