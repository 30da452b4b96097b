import { DARK_LAMPS } from '#contract/headset.ts';
import type { StationOrder } from '#contract/station.ts';
import { expect, test } from 'vitest';
import { openStation } from '../../../../main/adapters/station/open-station.ts';
import type { StationEvent } from '../../../../main/core/ports.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const JABRA = { vendorId: 0x0b0e, productId: 1, name: 'Jabra' };
const RINGING = { ...DARK_LAMPS, ring: true };

function openBench() {
  const sent: StationOrder[] = [];
  const events: StationEvent[] = [];
  const station = openStation({
    send: (order) => void sent.push(order),
    newId: (prefix) => prefix,
    clock: createSimulatedClock(),
    log: memoryLog(),
  });
  station.listen((event) => void events.push(event));
  return { station, sent, events };
}

test('a station window that comes back is told its headsets first, then what they should show now', () => {
  const { station, sent } = openBench();
  station.lightHeadsets(DARK_LAMPS, false);
  station.useHeadsets([JABRA]);
  station.report({ type: 'ready' });
  station.lightHeadsets(RINGING, false);
  station.gone();
  sent.splice(0);
  station.report({ type: 'ready' });
  expect(sent).toEqual([
    { type: 'use-headsets', headsets: [JABRA] },
    { type: 'light-headsets', lamps: RINGING, again: false },
  ]);
});

test('what headsets say reaches those who listen', () => {
  const { station, events } = openBench();
  station.report({ type: 'ready' });
  const plugged = [{ ...JABRA, device: 1, isOpen: true, controls: ['hook', 'mute'] as const }];
  station.report({ type: 'headsets', plugged });
  station.report({ type: 'headset-motion', device: 1, motion: { control: 'hook', latched: true, level: true } });
  expect(events).toEqual([
    { type: 'headsets', plugged },
    { type: 'headset-motion', device: 1, motion: { control: 'hook', latched: true, level: true } },
  ]);
});

test('a station window that is gone takes its headsets with it: the next numbers its own from one on', () => {
  for (const goes of ['gone', 'loads anew'] as const) {
    const { station, events } = openBench();
    station.report({ type: 'ready' });
    const plugged = [{ ...JABRA, device: 1, isOpen: true, controls: ['hook'] as const }];
    station.report({ type: 'headsets', plugged });
    if (goes === 'gone') station.gone();
    station.report({ type: 'ready' });
    station.report({ type: 'headsets', plugged });
    expect(events).toEqual([
      { type: 'headsets', plugged },
      { type: 'headsets', plugged: [] },
      { type: 'headsets', plugged },
    ]);
  }
});
