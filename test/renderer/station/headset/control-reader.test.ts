import { describe, expect, test } from 'vitest';
import { createControlReader } from '../../../../renderer/station/headset/control-reader.ts';
import { quirksOf } from '../../../../renderer/station/headset/quirks.ts';
import { readReportLayout } from '../../../../renderer/station/headset/report-layout.ts';
import { readDescriptor } from '../../../support/headset/read-descriptor.ts';
import { recordedHeadset } from '../../../support/headset/recorded-headsets.ts';

type Moment = readonly [atMs: number, reportId: number, ...bytes: number[]];

/** What the reader makes of reports, in words: `hook on`, `mute pressed`. */
function read(
  descriptor: string,
  moments: readonly Moment[],
  { vendorId = 0, lampsAtMs = Number.NEGATIVE_INFINITY } = {},
): readonly string[] {
  const layout = readReportLayout(readDescriptor(descriptor).collections);
  if (layout === null) throw new Error('no telephone');
  const reader = createControlReader(layout, quirksOf(vendorId));
  return moments.flatMap(([nowMs, reportId, ...bytes]) =>
    reader
      .read(reportId, new DataView(Uint8Array.from(bytes).buffer), { nowMs, sinceLampsMs: nowMs - lampsAtMs })
      .map(({ control, latched, level }) => `${control} ${latched ? (level === true ? 'on' : 'off') : 'pressed'}`),
  );
}

function descriptorOf(name: string): string {
  return recordedHeadset(name).descriptor;
}

describe('reports that others have recorded', () => {
  test('Jabra Engage 50: the button with nobody who answers it goes back after two seconds (WICG/webhid, issue 61)', () => {
    const reports: readonly Moment[] = [
      [0, 2, 1, 0],
      [2_000, 2, 0, 0],
    ];
    expect(read(descriptorOf('Conference gadget, one report for all'), reports)).toEqual(['hook on', 'hook off']);
  });

  test('Sennheiser, Jabra, Poly: mute is one press, of two reports (WICG/webhid, issue 72; google/libhidtelephony, issue 2)', () => {
    const dell: readonly Moment[] = [
      [0, 5, 0b01],
      [400, 5, 0b11],
      [405, 5, 0b01],
      [900, 5, 0b11],
      [905, 5, 0b01],
    ];
    expect(read(descriptorOf('Dell SP325'), dell)).toEqual(['hook on', 'mute pressed', 'mute pressed']);
    const poly: readonly Moment[] = [
      [0, 8, 0b010],
      [400, 8, 0b011],
      [400, 8, 0b010],
    ];
    expect(read(descriptorOf('Plantronics Blackwire 3220'), poly)).toEqual(['hook on', 'mute pressed']);
  });

  test('Yealink: off hook, mute, hold, reject (softphone-vendor-headsets, yealink.test.ts)', () => {
    const reports: readonly Moment[] = [
      [0, 2, 0b1],
      [500, 2, 0b101],
      [560, 2, 0b1],
      [1_000, 2, 0b1001],
      [1_060, 2, 0b1],
      [2_000, 2, 0],
      [3_000, 2, 0x40],
      [3_060, 2, 0],
    ];
    expect(read(descriptorOf('Yealink headset'), reports)).toEqual([
      'hook on',
      'mute pressed',
      'flash pressed',
      'hook off',
      'decline pressed',
    ]);
  });

  test('Cyber Acoustics: a ring is rejected by hook 0 again, hung up by hook 0 with "busy" (softphone-vendor-headsets)', () => {
    // Report 3, two bytes: hook in bit 0, busy in bit 1, mute in bit 4 (0x13 is the mute of a call that is up).
    const descriptor = '05 0b 09 05 a1 01 85 03 15 00 25 01 75 01 09 20 09 97 95 02 81 22 95 02 81 01 09 2f 95 01 81 06 95 0b 81 01 c0';
    const reports: readonly Moment[] = [
      [0, 3, 0x00, 0],
      [1_000, 3, 0x00, 0],
      [5_000, 3, 0x01, 0],
      [6_000, 3, 0x13, 0],
      [6_050, 3, 0x01, 0],
      [9_000, 3, 0x02, 0],
    ];
    const heard = read(descriptor, reports, { vendorId: 0x3391 });
    expect(heard).toEqual(['decline pressed', 'hook on', 'mute pressed', 'hook off']);
    expect(read(descriptor, reports)).not.toContain('decline pressed');
  });
});

describe('reading', () => {
  test('a Poly’s state that answers our lamps is no rejection', () => {
    const reports: readonly Moment[] = [
      [0, 8, 0],
      [2_100, 8, 0],
    ];
    const descriptor = descriptorOf('Plantronics Blackwire 3220');
    expect(read(descriptor, reports, { vendorId: 0x047f, lampsAtMs: 1_000 })).toEqual([]); // by radio
    expect(read(descriptor, reports, { vendorId: 0x047f, lampsAtMs: 800 })).toEqual(['decline pressed']);
  });

  test('"flash" and "on hook" in one report are told in that order, so that a parked call is not hung up', () => {
    const reports: readonly Moment[] = [
      [0, 2, 0b1],
      [1_000, 2, 0b1000],
    ];
    expect(read(descriptorOf('Anker PowerConf'), reports)).toEqual(['hook on', 'flash pressed', 'hook off']);
  });

  test('a button that never says it was let go is pressed again by the same report', () => {
    const reports: readonly Moment[] = [
      [0, 2, 0b1000],
      [30, 2, 0b1000],
      [800, 2, 0b1000],
    ];
    expect(read(descriptorOf('Anker PowerConf'), reports)).toEqual(['flash pressed', 'flash pressed']);
  });

  test('what may be button or switch is a button while it is let go soon, and a switch where it stays', () => {
    const descriptor = descriptorOf('Actions phone');
    const button: readonly Moment[] = [
      [0, 7, 0b1],
      [200, 7, 0],
      [3_000, 7, 0b1],
      [3_200, 7, 0],
    ];
    expect(read(descriptor, button)).toEqual(['hook pressed', 'hook pressed']);
    const turned: readonly Moment[] = [
      [0, 7, 0b1],
      [3_000, 7, 0],
    ];
    expect(read(descriptor, turned)).toEqual(['hook pressed', 'hook pressed']);
    const slow: readonly Moment[] = [
      [0, 7, 0b1],
      [1_500, 7, 0],
    ];
    expect(read(descriptor, slow)).toEqual(['hook pressed']);
    const provenSlow: readonly Moment[] = [...button, [5_000, 7, 0b1], [9_000, 7, 0]];
    expect(read(descriptor, provenSlow)).toEqual(['hook pressed', 'hook pressed', 'hook pressed']);
  });

  test('a switch of three positions and a list of buttons say what was meant', () => {
    const positions: readonly Moment[] = [
      [0, 0, 0b01],
      [50, 0, 0b00],
      [900, 0, 0b11],
      [950, 0, 0b00],
    ];
    expect(read('05 0b 09 05 a1 01 15 ff 25 01 75 02 95 01 09 2f 81 06 95 03 81 01 c0', positions)).toEqual(['mute on', 'mute off']);
    const list: readonly Moment[] = [
      [0, 0, 2, 0],
      [50, 0, 0, 0],
      [100, 0, 0, 1],
    ];
    expect(read('05 0b 09 05 a1 01 15 01 25 02 75 08 95 02 09 20 09 2f 81 00 c0', list)).toEqual(['mute pressed', 'hook pressed']);
  });

  test('a report of another id, one that is too short, and one without change say nothing', () => {
    const reports: readonly Moment[] = [
      [0, 1, 255],
      [10, 5],
      [20, 5, 0],
      [30, 5, 0],
    ];
    expect(read(descriptorOf('Dell SP325'), reports)).toEqual([]);
  });
});
