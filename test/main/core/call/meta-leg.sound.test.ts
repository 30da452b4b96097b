import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';

describe('a Meta call that was taken', () => {
  test('is shown without sound two seconds after, when nothing has come', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('meta');
    await stage.clock.advance(1_900);
    expect(stage.call(id)).toMatchObject({ media: 'connecting' });
    await stage.clock.advance(200);
    expect(stage.call(id)).toMatchObject({ media: 'interrupted' });
    stage.station.emit({ type: 'media', callId: id, media: 'flowing' });
    expect(stage.call(id)).toMatchObject({ media: 'flowing' });
  });

  test('is not, when sound came in time, nor when it is over', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('meta');
    stage.station.emit({ type: 'media', callId: id, media: 'flowing' });
    await stage.clock.advance(5_000);
    expect(stage.call(id)).toMatchObject({ media: 'flowing' });
    stage.desk.hangUp(id);
    const other = await stage.talk('meta');
    stage.desk.hangUp(other.id);
    await stage.clock.settle();
    expect(stage.clock.pending()).toBeLessThanOrEqual(2); // the ended calls on the screen
    expect(stage.faults()).toEqual([]);
  });

  test('of our own is not shown without sound at the pick-up for a pause that came before it', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('meta');
    stage.station.emit({ type: 'media', callId: id, media: 'flowing' });
    stage.station.emit({ type: 'media', callId: id, media: 'interrupted' });
    stage.services.meta.move(remoteId, 'accepted');
    await stage.hear('meta', remoteId);
    expect(stage.call(id)).toMatchObject({ phase: 'active', media: 'connecting' });
    await stage.clock.advance(2_100);
    expect(stage.call(id)).toMatchObject({ media: 'interrupted' });
  });

  test('of our own is counted from the pick-up, not from the ringing', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('meta');
    stage.services.meta.relayAnswer(remoteId);
    await stage.clock.advance(8_000);
    expect(stage.call(id)).toMatchObject({ phase: 'alerting', media: 'connecting' });
    stage.services.meta.move(remoteId, 'accepted');
    await stage.hear('meta', remoteId);
    await stage.clock.advance(1_900);
    expect(stage.call(id)).toMatchObject({ phase: 'active', media: 'connecting' });
    await stage.clock.advance(200);
    expect(stage.call(id)).toMatchObject({ media: 'interrupted' });
  });
});
