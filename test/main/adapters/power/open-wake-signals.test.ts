import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { openWakeSignals, type PowerEvents } from '../../../../main/adapters/power/open-wake-signals.ts';
import type { WakeSignal } from '../../../../main/core/wake-port.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

function set() {
  const clock = createSimulatedClock();
  const emitter = new EventEmitter();
  const networks = new Set<(online: boolean) => void>();
  const heard: WakeSignal[] = [];
  const stop = openWakeSignals({
    power: emitter,
    clock,
    network(told) {
      networks.add(told);
      return () => networks.delete(told);
    },
  }).listen((signal) => void heard.push(signal));
  return { clock, emitter, heard, stop, networks, network: (online: boolean) => networks.forEach((told) => told(online)) };
}

test('Electron’s powerMonitor is what they are made of', () => {
  expectTypeOf<PowerMonitor>().toExtend<PowerEvents>();
});

describe('the signals of power and network', () => {
  test('are those of the system', () => {
    const { emitter, heard } = set();
    for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) emitter.emit(event);
    expect(heard).toEqual([{ type: 'suspend' }, { type: 'wake', why: 'resume' }, { type: 'wake', why: 'unlock' }]);
  });

  test('tell a network that goes and comes, and none that was there from the start', () => {
    const { network, heard } = set();
    for (const online of [true, true, false, false, true]) network(online);
    expect(heard).toEqual([{ type: 'offline' }, { type: 'wake', why: 'online' }]);
  });

  test('tell a network that is not there from the start', () => {
    const { network, heard } = set();
    network(false);
    expect(heard).toEqual([{ type: 'offline' }]);
  });

  test('tell a sleep that the system kept to itself, within two seconds of waking, once', async () => {
    const { clock, heard } = set();
    await clock.advance(60_000);
    expect(heard).toEqual([]);
    clock.jump(3_600_000);
    await clock.advance(2_000);
    expect(heard).toEqual([{ type: 'wake', why: 'late-timer' }]);
    await clock.advance(60_000);
    expect(heard).toHaveLength(1);
  });

  test('tell a sleep that the system told of only once', async () => {
    const { clock, emitter, heard } = set();
    await clock.advance(500);
    emitter.emit('suspend');
    clock.jump(3_600_000);
    emitter.emit('resume');
    await clock.advance(10_000);
    expect(heard).toEqual([{ type: 'suspend' }, { type: 'wake', why: 'resume' }]);
  });

  test('make nothing of a machine that is merely busy', async () => {
    const { clock, heard } = set();
    clock.jump(5_000);
    await clock.advance(10_000);
    expect(heard).toEqual([]);
  });

  test('end with the undo function, and leave no timer and no listener', () => {
    const { clock, emitter, networks, stop } = set();
    stop();
    expect([clock.pending(), emitter.eventNames(), networks.size]).toEqual([0, [], 0]);
  });
});
