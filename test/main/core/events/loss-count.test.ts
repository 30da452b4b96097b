import { expect, test } from 'vitest';
import { lossCount } from '../../../../main/core/events/loss-count.ts';
import type { RemoteStatus } from '../../../../main/core/events/observation.ts';

const news = (remoteId: string, status: RemoteStatus = 'ringing') => ({ remoteId, externalId: null, status });
const never = (): boolean => false;

test('an event counts as heard once, however often it is delivered', () => {
  const loss = lossCount();
  for (let copy = 0; copy < 5; copy += 1) loss.heard(news('a'));
  loss.heard(news('a', 'ended'));
  loss.heard(news('a', 'accepted')); // out of order: no step forward any more
  loss.heard(news('b', 'initiated')); // of which there is no event
  expect(loss.counts()).toEqual({ heardByWebhook: 2, heardOnlyByPolling: 0 });
});

test('what polling found is lost where no webhook tells it within a minute', () => {
  const loss = lossCount();
  loss.polled(news('late'), 0);
  loss.polled(news('lost'), 0);
  loss.polled(news('made', 'initiated'), 0);
  expect(loss.settle(59_999, never)).toBe(false);
  expect(loss.counts()).toEqual({ heardByWebhook: 0, heardOnlyByPolling: 0 });
  expect(loss.settle(60_000, ({ remoteId }) => remoteId === 'late')).toBe(true);
  expect(loss.counts()).toEqual({ heardByWebhook: 1, heardOnlyByPolling: 1 });
  expect(loss.settle(200_000, never)).toBe(false);
  expect(loss.counts()).toEqual({ heardByWebhook: 1, heardOnlyByPolling: 1 });
});

test('a webhook that was heard meanwhile is no loss, and is not counted twice', () => {
  const loss = lossCount();
  loss.polled(news('a'), 0);
  loss.heard(news('a'));
  expect(loss.settle(60_000, never)).toBe(false);
  expect(loss.counts()).toEqual({ heardByWebhook: 1, heardOnlyByPolling: 0 });
});
