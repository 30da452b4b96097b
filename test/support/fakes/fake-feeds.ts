import type { LineId } from '#contract/line.ts';
import type { Observation } from '../../../main/core/events/observation.ts';
import type { Clock, EventFeed, FeedHealth, FeedStake, LineAccess, LineApi, OpenEventFeed } from '../../../main/core/ports.ts';

/** Event feeds that tell what the test says, and, where asked to poll, what the service's list says. */
export interface FakeFeeds {
  readonly open: OpenEventFeed;
  /** The feed of a line; the newest where it was opened again. */
  of(lineId: LineId): FakeFeed;
  running(): number;
}

export interface FakeFeed extends EventFeed {
  readonly access: LineAccess;
  /** Every stake we were told, in order. */
  readonly stakes: readonly FeedStake[];
  stopped(): boolean;
  /** A stopped feed tells nothing any more. */
  push(...observations: readonly Observation[]): void;
  health(health: FeedHealth): void;
}

const POLL_MS: Readonly<Record<FeedStake, number>> = { idle: 2_000, ringing: 1_000, talking: 4_000 };

export function createFakeFeeds({ clock, polls }: { readonly clock: Clock; readonly polls: boolean }): FakeFeeds {
  const feeds = new Map<LineId, FakeFeed>();

  const start = ({ access, api, listener }: Parameters<OpenEventFeed>[0]): FakeFeed => {
    const stakes: FeedStake[] = [];
    let over = false;
    let cancel = (): void => undefined;
    let looking: Promise<void> = Promise.resolve();

    const look = async (lineApi: LineApi): Promise<void> => {
      const listed = await lineApi.list(10);
      if (over) return;
      if (listed.ok) listener.observed(listed.value.map((call) => ({ ...call, source: 'list' })));
      listener.health(listed.ok ? { ok: true, events: 'polling', provenAt: clock.now() } : { ok: false, error: listed.error });
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
      stakes,
      stopped: () => over,
      push: (...observations) => {
        if (!over) listener.observed(observations);
      },
      health: (health) => {
        if (!over) listener.health(health);
      },
      expect(stake) {
        stakes.push(stake);
        if (polls && !over) lookIn(Math.min(POLL_MS[stake], 100));
      },
      async stop() {
        over = true;
        cancel();
        await looking;
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
