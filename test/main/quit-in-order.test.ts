import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { quitInOrder } from '../../main/quit-in-order.ts';

function fakeApp() {
  let beforeQuit: ((event: { preventDefault: () => void }) => void) | null = null;
  const exits: number[] = [];
  let prevented = 0;
  const app = {
    on: (_name: string, listener: typeof beforeQuit) => void (beforeQuit = listener),
    exit: (code: number) => void exits.push(code),
  };
  const quit = (): void => beforeQuit?.({ preventDefault: () => void (prevented += 1) });
  return { app: app as never, exits, quit, prevented: () => prevented };
}
const complaints: string[] = [];
const log = {
  info: () => undefined,
  warn: (text: string) => void complaints.push(text),
  error: (text: string) => void complaints.push(text),
};

beforeEach(() => {
  vi.useFakeTimers();
  complaints.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('quitting', () => {
  test('waits for calls to be hung up, then leaves once', async () => {
    const { app, exits, quit, prevented } = fakeApp();
    let stops = 0;
    let done = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (done = resolve));
    quitInOrder({ app, stop: () => ((stops += 1), stopped), log });
    quit();
    quit();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([stops, exits, prevented()]).toEqual([1, [], 2]);
    done();
    await vi.advanceTimersByTimeAsync(0);
    expect(exits).toEqual([0]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(exits).toEqual([0]);
  });

  test('a service that hangs does not keep the app', async () => {
    const { app, exits, quit } = fakeApp();
    quitInOrder({ app, stop: () => new Promise(() => undefined), log });
    quit();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(exits).toEqual([0]);
    expect(complaints).toEqual(['something did not stop in time']);
  });

  test('a failure while stopping is told and does not keep the app', async () => {
    const { app, exits, quit } = fakeApp();
    quitInOrder({ app, stop: () => Promise.reject(new Error('no')), log });
    quit();
    await vi.advanceTimersByTimeAsync(0);
    expect(exits).toEqual([0]);
    expect(complaints).toEqual(['stopping failed']);
  });
});
