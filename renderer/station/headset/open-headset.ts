import { DARK_LAMPS, type HeadsetLamps, type HeadsetMotion } from '#contract/headset.ts';
import { inBackground } from '../in-background.ts';
import { createControlReader } from './control-reader.ts';
import { type LampReport, lampReports } from './lamp-reports.ts';
import { quirksOf } from './quirks.ts';
import type { ReportLayout } from './report-layout.ts';
import type { HidDevice, HidInputReport } from './web-hid.ts';

/** A lamp that could not be written is written again after this, so that a mute disagrees for less than 200 ms. */
const RETRY_AFTER_MS = 100;
const MOST_TRIES = 4;
/** Longer than the way to a headset and back, shorter than a thumb takes for a second press; main counts the same from its telling. */
const MUTE_ANSWERS_MS = 120;

export interface OpenHeadset {
  /** Shows the lamps. `again`: also what it was told already, for it may have changed by itself. */
  light(lamps: HeadsetLamps, again: boolean): void;
  /** Darkens it, for one that is let go must not stay muted or off its hook, and closes it. */
  close(): Promise<void>;
}

/** Opens a headset; null where it does not open. A later failure means it was unplugged, of which WebHID tells by itself. */
export async function openHeadset(headset: {
  readonly device: HidDevice;
  readonly layout: ReportLayout;
  readonly moved: (motion: HeadsetMotion) => void;
  readonly nowMs: () => number;
  readonly after: (milliseconds: number, then: () => void) => void;
}): Promise<OpenHeadset | null> {
  const { device, layout, moved, nowMs, after } = headset;
  const quirks = quirksOf(device.vendorId);
  const reader = createControlReader(layout, quirks);
  const written = new Map<number, string>();
  let wanted: { readonly lamps: HeadsetLamps; readonly again: boolean } | null = null;
  let isWriting = false;
  let writing: Promise<void> | null = null;
  let isClosed = false;
  let writtenAtMs = Number.NEGATIVE_INFINITY;
  let rewrittenAtMs = Number.NEGATIVE_INFINITY;
  let shown: HeadsetLamps | null = null;
  /** It does not know what it was to show, and is told when it shows that it can be reached. */
  let isOwed = false;
  let isLate = false;

  const hear = ({ reportId, data }: HidInputReport): void => {
    const now = nowMs();
    const motions = reader.read(reportId, data, { nowMs: now, sinceLampsMs: now - writtenAtMs });
    const isAnswer = now - rewrittenAtMs <= MUTE_ANSWERS_MS;
    let isUnclear = isOwed || reader.muteFellSilently();
    for (const motion of motions) {
      // A mute that may be a switch says that it went where a lamp sent it, too late for main to know its answer by the time.
      if (isAnswer && motion.control === 'mute' && !motion.latched && motion.level === shown?.mute) isUnclear = true;
      else moved(motion);
    }
    // Told again it says which it was. Only then: one that answers its lamps with its whole state would be told for ever.
    if (isUnclear && shown !== null) light(shown, true);
  };

  const send = async ({ reportId, bytes }: LampReport, again: boolean): Promise<void> => {
    const text = bytes.join();
    if (!again && written.get(reportId) === text) return;
    for (let tries = 1; ; tries += 1) {
      writtenAtMs = nowMs(); // the answer may overtake the end of the writing
      try {
        await device.sendReport(reportId, bytes);
        written.set(reportId, text);
        writtenAtMs = nowMs();
        if (tries > 1 || isLate) rewrittenAtMs = writtenAtMs;
        return;
      } catch (cause) {
        if (!(cause instanceof DOMException)) throw cause;
        written.delete(reportId);
      }
      if (tries === MOST_TRIES || !device.opened) {
        isOwed = true;
        return;
      }
      await new Promise<void>((resolve) => after(RETRY_AFTER_MS, resolve));
      if (wanted !== null) return; // later lamps write this report too
    }
  };

  /** One report at a time, and always the latest lamps: a slow device never lags behind by more than one. */
  const write = async (): Promise<void> => {
    isWriting = true;
    try {
      while (wanted !== null && !isClosed) {
        const { lamps, again } = wanted;
        wanted = null;
        isLate = isOwed;
        isOwed = false;
        const lit = quirks.restsHookOnHold && lamps.hold ? { ...lamps, offHook: false } : lamps;
        for (const report of lampReports(layout, lit)) await send(report, again);
      }
    } finally {
      isWriting = false;
    }
  };

  const light = (lamps: HeadsetLamps, again: boolean): void => {
    shown = lamps;
    wanted = { lamps, again: again || (wanted?.again ?? false) };
    if (isWriting) return;
    writing = write();
    inBackground('lighting a headset', writing);
  };

  try {
    if (!device.opened) await device.open();
  } catch (cause) {
    if (cause instanceof DOMException) return null;
    throw cause;
  }
  device.addEventListener('inputreport', hear);

  return {
    light,
    async close() {
      device.removeEventListener('inputreport', hear);
      light(DARK_LAMPS, false);
      try {
        await writing;
      } finally {
        isClosed = true;
        await device.close();
      }
    },
  };
}
