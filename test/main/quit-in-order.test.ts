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

const mayQuit = (): Promise<boolean> => Promise.resolve(true);

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
    quitInOrder({ app, mayQuit, stop: () => ((stops += 1), stopped), log });
    quit();
    await vi.advanceTimersByTimeAsync(0);
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
    quitInOrder({ app, mayQuit, stop: () => new Promise(() => undefined), log });
    quit();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(exits).toEqual([0]);
    expect(complaints).toEqual(['something did not stop in time']);
  });

  test('a call that the agent stays in keeps the app, until they are asked again and leave', async () => {
    const { app, exits, quit } = fakeApp();
    const answers = [false, true];
    let stops = 0;
    quitInOrder({ app, mayQuit: () => Promise.resolve(answers.shift() === true), stop: () => ((stops += 1), Promise.resolve()), log });
    quit();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([stops, exits]).toEqual([0, []]);
    quit();
    await vi.advanceTimersByTimeAsync(0);
    expect([stops, exits]).toEqual([1, [0]]);
  });

  test('a question that cannot be asked does not keep the app', async () => {
    const { app, exits, quit } = fakeApp();
    quitInOrder({ app, mayQuit: () => Promise.reject(new Error('no screen')), stop: () => Promise.resolve(), log });
    quit();
    await vi.advanceTimersByTimeAsync(0);
    expect(exits).toEqual([0]);
    expect(complaints).toEqual(['asking before quitting failed']);
  });

  test('a failure while stopping is told and does not keep the app', async () => {
    const { app, exits, quit } = fakeApp();
    quitInOrder({ app, mayQuit, stop: () => Promise.reject(new Error('no')), log });
    quit();
    await vi.advanceTimersByTimeAsync(0);
    expect(exits).toEqual([0]);
    expect(complaints).toEqual(['stopping failed']);
  });
});
