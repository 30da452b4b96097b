import { callId } from '#contract/call.ts';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openStationPage } from './support/station-page.ts';

// A machine with a sound card of its own has a microphone here too, so the two are compared.
test('no microphone is counted exactly where none can be opened', { timeout: 60_000 }, async () => {
  const station = await openStationPage({
    microphoneSound: new Float32Array(48_000),
    microphone: 'allowed',
    pulseServer: `unix:${temporaryFolder()}/nobody-listens`,
  });
  onTestFinished(() => station.close());
  const counts = await station.reported(({ type }) => type === 'devices');
  const offered = await station.ask({ type: 'make-offer', orderId: 'offer', callId: callId('call-1') });
  const isMissing = offered.type === 'failed' && offered.error.code === 'audio-device-missing';
  expect(counts.type === 'devices' && counts.microphones.length === 0).toBe(isMissing);
});
