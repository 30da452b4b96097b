import type { HeadsetLamps } from '#contract/headset.ts';
import type { ReportLayout } from './report-layout.ts';

export interface LampReport {
  readonly reportId: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The output reports that show these lamps. What else stands in a report is left at 0. */
export function lampReports({ lamps, lampReports: sizes }: ReportLayout, lit: HeadsetLamps): readonly LampReport[] {
  return [...sizes].map(([reportId, { bytes: length }]) => {
    const bytes = new Uint8Array(length);
    for (const { reportId: where, bit, lamp } of lamps) {
      if (where === reportId && lit[lamp]) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
    return { reportId, bytes };
  });
}
