import { unixMs } from '#contract/time.ts';
import { type FeedBench, feedBench } from './feed-bench.ts';
import { remoteCall } from './scripted-line-api.ts';

/** Eight hours in which nobody looked, and a thousand calls that nobody took. */
export async function sleptFeed(): Promise<FeedBench> {
  const made = feedBench({ webhooks: 'live' });
  const { clock, api } = made;
  api.calls = [remoteCall('before', { status: 'ended', outcome: 'missed', createdAt: unixMs(clock.now() - 60_000) })];
  await clock.advance(40_000);
  api.hanging = true;
  await clock.advance(28_800_000);
  api.hanging = false;
  const last = clock.now() - 1_000;
  api.calls = Array.from({ length: 1_000 }, (_none, index) =>
    remoteCall(`m${String(index)}`, { status: 'ended', outcome: 'missed', createdAt: unixMs(last - index * 28_000) }),
  );
  return made;
}
