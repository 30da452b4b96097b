import type { MediaState } from '#contract/call.ts';
import { expect, test } from 'vitest';
import { setAppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

/** The app in a Meta call, and the notices it shows. */
async function inMetaCall() {
  const stage = setAppStage();
  stage.services.meta.ring(CUSTOMER);
  await stage.clock.advance(2_000);
  const id = stage.onlyId();
  stage.app.answer(id);
  await stage.clock.settle();
  return {
    stage,
    id,
    media: async (media: MediaState) => {
      stage.station.emit({ type: 'media', callId: id, media });
      await stage.clock.settle();
    },
    notices: () => stage.app.state().notices.map(({ error }) => error.code),
  };
}

test('five seconds without the customer’s sound are a notice, which the next sound takes back', async () => {
  const { stage, media, notices } = await inMetaCall();
  await media('flowing');
  await stage.clock.advance(60_000);
  // The station says it after two seconds.
  await media('interrupted');
  await stage.clock.advance(2_900);
  expect(notices()).toEqual([]);
  await stage.clock.advance(200);
  expect(notices()).toEqual(['customer-silent']);
  await media('flowing');
  expect(notices()).toEqual([]);
});

test('a customer who is never heard at all is a notice five seconds after the answer', async () => {
  const { stage, notices } = await inMetaCall();
  await stage.clock.advance(4_900);
  expect(notices()).toEqual([]);
  await stage.clock.advance(200);
  expect(notices()).toEqual(['customer-silent']);
});

test('the notice goes with the call', async () => {
  const { stage, id, notices } = await inMetaCall();
  await stage.clock.advance(6_000);
  expect(notices()).toEqual(['customer-silent']);
  stage.app.hangUp(id);
  await stage.clock.settle();
  expect(notices()).toEqual([]);
});

test('a gap that ends in time is none', async () => {
  const { stage, media, notices } = await inMetaCall();
  await media('flowing');
  for (let gaps = 0; gaps < 3; gaps += 1) {
    await media('interrupted');
    await stage.clock.advance(2_000);
    await media('flowing');
    await stage.clock.advance(1_000);
  }
  await stage.clock.advance(10_000);
  expect(notices()).toEqual([]);
});
