import { expect, onTestFinished, test, vi } from 'vitest';
import { watchNetwork } from '../../../renderer/station/watch-network.ts';

test('the network is told at the start and on every change, until nobody listens', () => {
  const page = new EventTarget();
  const navigator = { onLine: true };
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', navigator);
  onTestFinished(() => void vi.unstubAllGlobals());
  const told: boolean[] = [];
  const stop = watchNetwork((online) => told.push(online));
  const turn = (online: boolean): void => {
    navigator.onLine = online;
    page.dispatchEvent(new Event(online ? 'online' : 'offline'));
  };
  turn(false);
  turn(true);
  stop();
  turn(false);
  expect(told).toEqual([true, false, true]);
});
