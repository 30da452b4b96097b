import { type LineHealth, type LineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Observation } from '../../../main/core/events/observation.ts';
import type { Clock, EventFeed, FeedStake, LineAccess, LineApi, OpenEventFeed, Reach } from '../../../main/core/ports.ts';

/** Event feeds that tell what the test says, and, where asked to poll, what the service's list says. */
export interface FakeFeeds {
  readonly open: OpenEventFeed;
  /** The feed of a line; the newest where it was opened again. */
  of(lineId: LineId): FakeFeed;
  running(): number;
}

export interface FakeFeed extends EventFeed {
  readonly access: LineAccess;
  readonly watchedSince: UnixMs;
  /** Every stake we were told, in order. */
  readonly stakes: readonly FeedStake[];
  /** Since when nothing counts any more, each time that it was told so. */
  woken(): readonly UnixMs[];
  /** How often it was told to mend. */
  mended(): number;
  stopped(): boolean;
  /** How often it was told to stop. */
  stops(): number;
  /** Stopping takes from now on until the answer is called. */
  holdStop(): () => void;
  /** A stopped feed tells nothing any more. */
  push(...observations: readonly Observation[]): void;
  reach(reach: Reach): void;
  health(health: Partial<LineHealth>): void;
}

const POLL_MS: Readonly<Record<FeedStake, number>> = { idle: 2_000, ringing: 1_000, talking: 4_000 };

export function createFakeFeeds({ clock, polls }: { readonly clock: Clock; readonly polls: boolean }): FakeFeeds {
  const feeds = new Map<LineId, FakeFeed>();

  const start = ({ access, api, listener, watchedSince }: Parameters<OpenEventFeed>[0]): FakeFeed => {
    const stakes: FeedStake[] = [];
    let over = false;
    let stops = 0;
    let stopping: Promise<void> = Promise.resolve();
    const wakes: UnixMs[] = [];
    let mends = 0;
    let cancel = (): void => undefined;
    let looking: Promise<void> = Promise.resolve();

    const look = async (lineApi: LineApi): Promise<void> => {
      const listed = await lineApi.list(10);
      if (over) return;
      if (listed.ok) listener.observed(listed.value.map((call) => ({ ...call, source: 'list' })));
      listener.reach(
        listed.ok ? { state: 'polling', provenAt: clock.now(), cause: 'no-tunnel' } : { state: 'unreachable', error: listed.error },
      );
      if (!over) lookIn(POLL_MS[stakes.at(-1) ?? 'idle']);
    };
    const lookIn = (milliseconds: number): void => {
      cancel();
      cancel = clock.after(milliseconds, () => {
        looking = look(api);
      });
    };
    if (polls) lookIn(0);

    return {
      access,
      watchedSince,
      stakes,
      woken: () => wakes,
      mended: () => mends,
      stopped: () => over,
      stops: () => stops,
      holdStop() {
        const { promise, resolve } = Promise.withResolvers<void>();
        stopping = promise;
        return resolve;
      },
      push: (...observations) => {
        if (!over) listener.observed(observations);
      },
      reach: (reach) => {
        if (!over) listener.reach(reach);
      },
      health: (health) => {
        if (!over) listener.health({ ...UNKNOWN_HEALTH, ...health });
      },
      expect(stake) {
        stakes.push(stake);
        if (polls && !over) lookIn(Math.min(POLL_MS[stake], 100));
      },
      async wake(since) {
        wakes.push(since);
        if (!polls || over) return false;
        cancel();
        looking = look(api);
        await looking;
        return !over;
      },
      mend() {
        mends += 1;
        if (polls && !over) lookIn(0);
      },
      async stop() {
        over = true;
        stops += 1;
        cancel();
        await Promise.all([looking, stopping]);
      },
    };
  };

  return {
    open(line) {
      const feed = start(line);
      feeds.set(line.lineId, feed);
      return feed;
    },
    of(lineId) {
      const feed = feeds.get(lineId);
      if (feed === undefined) throw new Error(`no feed was opened for ${lineId}`);
      return feed;
    },
    running: () => [...feeds.values()].filter((feed) => !feed.stopped()).length,
  };
}
