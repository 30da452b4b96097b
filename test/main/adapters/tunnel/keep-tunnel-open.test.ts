import { appError } from '#contract/errors.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepTunnelOpen, type AttemptNews } from '../../../../main/adapters/tunnel/keep-tunnel-open.ts';
import { reopenDelayMs } from '../../../../main/adapters/tunnel/reopen-delay.ts';
import type { OpenTunnel, TunnelNews } from '../../../../main/core/events/tunnel.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const LOST = appError('tunnel-lost');
const OVER: AttemptNews = { type: 'over', error: LOST, again: 'soon' };
const UP: AttemptNews = { type: 'up', publicUrl: 'https://one.example.com' };

interface FakeAttempt {
  readonly tell: (news: AttemptNews) => void;
  /** Whether it was told to end. */
  ending: boolean;
  readonly finish: () => void;
}

interface Stage {
  readonly clock: SimulatedClock;
  readonly tunnel: OpenTunnel;
  readonly attempts: readonly FakeAttempt[];
  readonly news: readonly TunnelNews[];
  /** Of the attempt that was begun last. */
  tell(news: AttemptNews): Promise<void>;
}

/** `endsAtOnce` false: an attempt that is told to end takes its time until `finish`. */
async function stage({ endsAtOnce = true, spread = 0 } = {}): Promise<Stage> {
  const clock = createSimulatedClock();
  const attempts: FakeAttempt[] = [];
  const news: TunnelNews[] = [];
  const tunnel = keepTunnelOpen({
    name: 'fake',
    clock,
    log: memoryLog(),
    random: () => spread,
    listener: (told) => void news.push(told),
    begin(tell) {
      const ended = Promise.withResolvers<void>();
      const attempt: FakeAttempt = { tell, ending: false, finish: ended.resolve };
      attempts.push(attempt);
      return {
        end() {
          attempt.ending = true;
          if (endsAtOnce) ended.resolve();
          return ended.promise;
        },
      };
    },
  });
  await clock.settle();
  return {
    clock,
    tunnel,
    attempts,
    news,
    async tell(told) {
      attempts.at(-1)?.tell(told);
      await clock.settle();
    },
  };
}

const states = (told: readonly TunnelNews[]): readonly string[] => told.map(({ state }) => state);

describe('a tunnel that is kept open', () => {
  test('is opened again after 1, 2, 4, 8, 16, 30, 30 seconds while it fails at once', async () => {
    const { clock, attempts, tell } = await stage();
    for (const [failures, seconds] of [1, 2, 4, 8, 16, 30, 30].entries()) {
      await tell(OVER);
      await clock.advance(seconds * 1_000 - 1);
      expect(attempts.length).toBe(failures + 1);
      await clock.advance(1);
      expect(attempts.length).toBe(failures + 2);
    }
  });

  test('begins to count anew once it was up for a minute', async () => {
    const { clock, attempts, tell } = await stage();
    for (const seconds of [1, 2, 4]) {
      await tell(OVER);
      await clock.advance(seconds * 1_000);
    }
    await tell(UP);
    await clock.advance(59_999);
    await tell(OVER);
    await clock.advance(7_999);
    expect(attempts.length).toBe(4);
    await clock.advance(1);
    await tell(UP);
    await clock.advance(60_000);
    await tell(OVER);
    await clock.advance(1_000);
    expect(attempts.length).toBe(6);
  });

  test('waits for minutes where the other side asks for patience, and says for how long', async () => {
    const { clock, attempts, news, tell } = await stage();
    await tell({ type: 'over', error: LOST, again: 'calmly' });
    expect(news.at(-1)).toEqual({ state: 'failed', error: { ...LOST, retryAfterMs: 60_000 } });
    await clock.advance(59_999);
    expect(attempts.length).toBe(1);
    await clock.advance(1);
    expect(attempts.length).toBe(2);
  });

  test('does not let a crash wait because patience was asked for once, nor the other way round', async () => {
    const { clock, attempts, news, tell } = await stage();
    for (const seconds of [1, 2, 4, 8]) {
      await tell(OVER);
      await clock.advance(seconds * 1_000);
    }
    await tell({ type: 'over', error: LOST, again: 'calmly' });
    expect(news.at(-1)).toMatchObject({ error: { retryAfterMs: 60_000 } });
    await clock.advance(60_000);
    await tell(OVER);
    await clock.advance(1_000);
    expect(attempts.length).toBe(7);
  });

  test('waits for the agent where only they can help, and then does not wait at all', async () => {
    const { clock, attempts, tunnel, tell } = await stage();
    await tell({ type: 'over', error: appError('tunnel-refused'), again: 'when-asked' });
    await clock.advance(86_400_000);
    expect(attempts.length).toBe(1);
    expect(clock.pending()).toBe(0);
    tunnel.reopen();
    await clock.settle();
    expect(attempts.length).toBe(2);
  });

  test('is begun anew when it is not up within a minute, or not back within half of one', async () => {
    const { clock, attempts, news, tell } = await stage();
    await clock.advance(60_000);
    await clock.advance(1_000);
    expect([attempts.length, attempts[0]?.ending]).toEqual([2, true]);
    await tell(UP);
    await tell({ type: 'down', error: LOST });
    await clock.advance(29_999);
    await tell(UP);
    await clock.advance(3_600_000);
    expect(attempts.length).toBe(2);
    await tell({ type: 'down', error: LOST });
    await clock.advance(30_000);
    await clock.advance(1_000);
    expect(attempts.length).toBe(3);
    expect(states(news)).toEqual(['opening', 'failed', 'opening', 'open', 'failed', 'open', 'failed', 'failed', 'opening']);
  });

  test('begins the next only when the last is gone, however often it is asked', async () => {
    const { clock, attempts, tunnel, news } = await stage({ endsAtOnce: false });
    for (let times = 0; times < 5; times += 1) tunnel.reopen();
    await clock.settle();
    expect([attempts.length, attempts[0]?.ending]).toEqual([1, true]);
    attempts[0]?.finish();
    await clock.settle();
    expect(attempts.length).toBe(2);
    expect(states(news)).toEqual(['opening', 'opening']);
  });

  test('has ended only when all it began has, and says nothing meanwhile', async () => {
    const { clock, attempts, tunnel, news } = await stage({ endsAtOnce: false });
    let stopped = false;
    const done = tunnel.stop().then(() => (stopped = true));
    attempts[0]?.tell(UP);
    attempts[0]?.tell(OVER);
    await clock.advance(3_600_000);
    expect([stopped, states(news), clock.pending()]).toEqual([false, ['opening'], 0]);
    attempts[0]?.finish();
    await done;
    expect(attempts.length).toBe(1);
  });

  test('does not believe what an attempt says that it has given up', async () => {
    const { clock, attempts, tunnel, news } = await stage();
    tunnel.reopen();
    await clock.settle();
    attempts[0]?.tell(UP);
    attempts[0]?.tell(OVER);
    expect([states(news), attempts.length]).toEqual([['opening', 'opening'], 2]);
  });

  test('tells an address once, and a changed one again', async () => {
    const { news, tell } = await stage();
    await tell(UP);
    await tell(UP);
    await tell({ type: 'up', publicUrl: 'https://two.example.com' });
    expect(news.slice(1)).toEqual([
      { state: 'open', publicUrl: 'https://one.example.com' },
      { state: 'open', publicUrl: 'https://two.example.com' },
    ]);
  });
});

test('a pause is never longer than half a minute, and at most a quarter shorter than its step', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, spread) => {
      const step = Math.min(30_000, 1_000 * 2 ** failures);
      const pause = reopenDelayMs({ failures, spread, calm: false });
      return pause <= step && pause >= Math.floor(step * 0.75);
    }),
    { seed: 20_261_122 },
  );
});
