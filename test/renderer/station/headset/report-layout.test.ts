import { expect, test } from 'vitest';
import { lampReports } from '../../../../renderer/station/headset/lamp-reports.ts';
import { readReportLayout } from '../../../../renderer/station/headset/report-layout.ts';
import { NO_HEADSETS } from '../../../support/headset/no-headsets.ts';
import { readDescriptor } from '../../../support/headset/read-descriptor.ts';
import { RECORDED_HEADSETS } from '../../../support/headset/recorded-headsets.ts';

test.each(RECORDED_HEADSETS)('buttons and lamps of $name are where its descriptor has them', ({ descriptor, controls, lamps }) => {
  const layout = readReportLayout(readDescriptor(descriptor).collections);
  expect(layout?.controls.map(({ control, behaviour, reportId, bit }) => [control, behaviour, reportId, bit])).toEqual(controls);
  expect(layout?.lamps.map(({ lamp, reportId, bit }) => [lamp, reportId, bit])).toEqual(lamps);
});

test.each(NO_HEADSETS)('$name is no headset', ({ descriptor }) => {
  expect(readReportLayout(readDescriptor(descriptor).collections)).toBeNull();
});

test.each(RECORDED_HEADSETS)(
  'each lamp of $name lights its own bits, in a report as long as its descriptor says',
  ({ descriptor, lamps }) => {
    const { collections, bytes } = readDescriptor(descriptor);
    const layout = readReportLayout(collections);
    if (layout === null) throw new Error('a headset without a telephone');
    for (const lamp of ['ring', 'offHook', 'mute', 'hold'] as const) {
      const reports = lampReports(layout, { ring: false, offHook: false, mute: false, hold: false, [lamp]: true });
      const lit = reports.flatMap((report) =>
        [...report.bytes].flatMap((byte, index) =>
          [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte & (1 << bit)) !== 0).map((bit) => [lamp, report.reportId, 8 * index + bit]),
        ),
      );
      expect(lit).toEqual(lamps.filter(([name]) => name === lamp));
      for (const report of reports) expect(report.bytes).toHaveLength(bytes.get(`output ${String(report.reportId)}`) ?? -1);
    }
  },
);

test('a list of pressed buttons, a switch of three positions, and a range are read too', () => {
  const list = readReportLayout(readDescriptor('05 0b 09 05 a1 01 15 01 25 02 75 08 95 02 09 20 09 2f 81 00 c0').collections);
  expect(list?.controls).toMatchObject([
    { control: 'hook', behaviour: 'button', bits: 8, listed: { places: 2, value: 1 } },
    { control: 'mute', behaviour: 'button', bits: 8, listed: { places: 2, value: 2 } },
  ]);
  const positions = readReportLayout(readDescriptor('05 0b 09 05 a1 01 15 ff 25 01 75 02 95 01 09 2f 81 06 c0').collections);
  expect(positions?.controls).toMatchObject([{ control: 'mute', behaviour: 'two-way', bit: 0, bits: 2 }]);
  const range = readReportLayout(readDescriptor('05 0b 09 05 a1 01 15 00 25 01 75 01 95 10 19 20 29 2f 81 06 c0').collections);
  expect(range?.controls.map(({ control, bit }) => [control, bit])).toEqual([
    ['hook', 0],
    ['flash', 1],
    ['hold', 3],
    ['redial', 4],
    ['drop', 6],
    ['mute', 15],
  ]);
});

test('a report that goes on in a second collection keeps counting its bits', () => {
  const { collections } = readDescriptor(
    '05 0c 09 01 a1 01 85 01 15 00 25 01 09 e9 09 ea 75 01 95 02 81 02 c0 05 0b 09 05 a1 01 09 20 95 01 81 22 c0',
  );
  expect(readReportLayout(collections)?.controls).toMatchObject([{ control: 'hook', reportId: 1, bit: 2 }]);
});

test('whatever a device says of itself, reading it ends and throws nothing', () => {
  const wild = { isRange: true, usageMinimum: 0x0b_0020, usageMaximum: 2 ** 31, reportSize: 1, reportCount: 4, isAbsolute: true };
  const hook = { usages: [0x0b_0020], reportSize: 1, isAbsolute: true };
  const lamp = { usages: [0x08_0018], reportSize: 2 ** 31, reportCount: 2 ** 31 };
  for (const items of [
    [wild],
    [{}],
    [hook],
    [{ ...hook, reportCount: 2 ** 31 }],
    [{ ...wild, isArray: true, reportCount: 2 ** 31 }],
    [{ ...hook, reportSize: 2 ** 31, reportCount: 1 }],
  ]) {
    const layout = readReportLayout([{ usagePage: 0x0b, inputReports: [{ reportId: 1, items }], outputReports: [{ items: [lamp] }] }, {}]);
    expect(layout === null || layout.controls.length < 300).toBe(true);
    if (layout !== null) expect(lampReports(layout, { ring: true, offHook: true, mute: true, hold: true })).toEqual([]);
  }
});
