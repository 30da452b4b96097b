import type { SoftphoneBridge } from '#contract/bridge.ts';
import type { CallId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { CHOOSE_HEADSET_EVENT } from '#contract/headset.ts';
import { fail } from '#contract/result.ts';
import type { StationOrder, StationReport } from '#contract/station.ts';
import { openCallSessions } from './calls/call-sessions.ts';
import { openDeviceDesk } from './devices/device-desk.ts';
import { createMicrophoneMeter } from './devices/microphone-meter.ts';
import { createSoundUse } from './devices/sound-use.ts';
import { watchDevices } from './devices/watch-devices.ts';
import { openHeadsetDesk } from './headset/headset-desk.ts';
import { webHid } from './headset/web-hid.ts';
import { inBackground } from './in-background.ts';
import { pcmText } from '#contract/pcm-text.ts';
import { serveOrder } from './serve-order.ts';
import { openTonePlayer } from './tones/tone-player.ts';
import { watchNetwork } from './watch-network.ts';

/** Serves main's orders until the returned function is called, which leaves no call, tone or listener behind. */
export function startStation(bridge: SoftphoneBridge): () => void {
  const report = (message: StationReport): void => inBackground(`report ${message.type}`, tell(bridge, message));

  const use = createSoundUse();
  const devices = openDeviceDesk((kind, name) => report({ type: 'device-missing', kind, name }));
  const sessions = openCallSessions(devices, {
    media: (callId, media) => report({ type: 'media', callId, media }),
    failed: (callId, error) => report({ type: 'media-failed', callId, error }),
    levels: (levels) => report({ type: 'levels', levels }),
    quality: (quality) => report({ type: 'quality', ...quality }),
    sendingDry: (callId) => report({ type: 'sending-mended', callId }),
    farAudible: () => tones.yieldToFar(),
    recorded: (callId, pcm, isFirst) => report({ type: 'recorded', callId, pcm: pcmText(pcm), isFirst }),
  });
  const tones = openTonePlayer(devices, sessions.farIsHeard);

  const meter = createMicrophoneMeter(devices, (dbfs) => report({ type: 'microphone-level', dbfs }));
  const watch = watchDevices({ devices, isInUse: use.isOn, told: (listed) => report({ type: 'devices', ...listed }) });

  const headsets = openHeadsetDesk({
    hid: webHid(),
    plugged: (plugged) => report({ type: 'headsets', plugged }),
    moved: (device, motion) => report({ type: 'headset-motion', device, motion }),
    nowMs: () => performance.now(),
    after: (milliseconds, then) => void setTimeout(then, milliseconds),
  });
  // Main raises this event as if by the agent's hand, for Chromium opens its chooser for nobody else.
  const chooseHeadset = (): void => inBackground('choosing a headset', headsets.choose());
  window.addEventListener(CHOOSE_HEADSET_EVENT, chooseHeadset);

  const clipOver = (callId: CallId, playId: string, isWhole: boolean): void => report({ type: 'clip-over', callId, playId, isWhole });

  const serve = async (order: StationOrder): Promise<void> => {
    const wasInUse = use.isOn();
    use.heed(order);
    if (use.isOn() && !wasInUse) watch.useChanged();
    const result = await serveOrder(order, { sessions, devices, tones, meter, headsets, clipOver }).catch((cause: unknown) => {
      // A bug, but main waits for an answer.
      console.error(`order ${order.type} failed:`, cause);
      // The name only: Chromium's messages may quote a whole media description.
      return fail(appError('internal', `${order.type}: ${cause instanceof Error ? cause.name : 'not an error'}`));
    });
    if (!('orderId' in order)) return;
    const { orderId } = order;
    report(result.ok ? { type: 'done', orderId, sdp: result.value } : { type: 'failed', orderId, error: result.error });
  };

  const stopListening = bridge.listen('station/order', (order) => inBackground(`order ${order.type}`, serve(order)));
  report({ type: 'ready' });
  const stopWatching = watchNetwork((online) => report({ type: 'network', online }));
  return () => {
    stopListening();
    watch.stop();
    meter.set(false);
    stopWatching();
    window.removeEventListener(CHOOSE_HEADSET_EVENT, chooseHeadset);
    headsets.close();
    sessions.closeAll();
    tones.close();
  };
}

async function tell(bridge: SoftphoneBridge, message: StationReport): Promise<void> {
  const reply = await bridge.invoke('station/report', message);
  if (!reply.ok) throw new Error(`main refused it: ${reply.error.code} ${reply.error.detail ?? ''}`);
}
