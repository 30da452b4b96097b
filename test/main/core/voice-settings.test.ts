import { expect, test } from 'vitest';
import { setAppStage } from '../../support/fakes/app-stage.ts';

test('what is done to the voice is told to both sides at the start, and again only where it changes', async () => {
  const stage = setAppStage();
  const first = { echoCancellation: false, noiseSuppression: true, autoGain: true };
  const second = { ...first, echoCancellation: true };
  await stage.app.changeSettings({ theme: 'dark' });
  await stage.app.changeSettings({ voice: second });
  await stage.app.changeSettings({ voice: { ...second } });
  expect(stage.audio.voices).toEqual([first, second]);
  expect(stage.station.chosen.map(({ voice }) => voice)).toEqual([first, second]);
  // The devices of a running call are not opened anew for it.
  expect(stage.audio.chosen).toHaveLength(1);
});
