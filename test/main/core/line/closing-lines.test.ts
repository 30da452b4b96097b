import { expect, test } from 'vitest';
import { setAppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { added, setLineStage } from '../../../support/fakes/line-stage.ts';

test('a line that is removed in a call is closed within seconds, however long the service wants its hang-up to wait', async () => {
  const stage = setAppStage();
  const remoteId = stage.services.web.ring(CUSTOMER);
  await stage.clock.advance(2_000);
  stage.app.answer(stage.onlyId());
  await stage.clock.settle();
  stage.services.web.failNext('terminate', { code: 'rate-limited', retryAfterMs: 600_000 });
  let removed = false;
  void stage.app.removeLine(stage.lines.web).then(({ ok }) => (removed = ok));
  await stage.clock.advance(5_000);
  expect([removed, stage.feeds.of(stage.lines.web).stopped(), stage.removedLines]).toEqual([true, true, [stage.lines.web]]);
  // The customer is let go all the same.
  await stage.clock.advance(60_000);
  expect(stage.services.web.remote(remoteId).status).toBe('ended');
  expect(stage.faults()).toEqual([]);
});

test('quitting stops the feed of a line whose calls are still being left, once', async () => {
  const left = Promise.withResolvers<void>();
  const { desk, feeds, clock, add } = setLineStage({ leaves: left.promise });
  const id = await added(add);
  const removing = desk.remove(id);
  await clock.settle();
  expect([desk.lines(), feeds.of(id).stopped()]).toEqual([[], false]);
  let isStopped = false;
  const letGo = feeds.of(id).holdStop();
  const stopping = desk.stop().then(() => (isStopped = true));
  await clock.settle();
  expect([feeds.of(id).stopped(), isStopped]).toEqual([true, false]);
  left.resolve();
  letGo();
  await Promise.all([removing, stopping]);
  expect(feeds.of(id).stops()).toBe(1);
});
