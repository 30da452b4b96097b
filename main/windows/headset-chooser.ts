import type { HIDDevice, Session, WebContents } from 'electron';
import { appError } from '#contract/errors.ts';
import { CHOOSE_HEADSET_EVENT, type HeadsetChoice } from '#contract/headset.ts';
import { fail, ok } from '#contract/result.ts';
import { inBackground } from '../core/in-background.ts';
import type { Log } from '../core/ports.ts';
import type { HeadsetChooser } from '../core/headset-port.ts';

/**
 * Chromium's chooser of HID devices without its window: the station's page asks, and what Chromium would offer is shown by
 * us. A question from any other page is refused.
 */
export function openHeadsetChooser(ports: {
  readonly session: Pick<Session, 'on' | 'off'>;
  /** The station's page; null while there is none. */
  readonly station: () => WebContents | null;
  readonly log: Log;
}): HeadsetChooser & { close(): void } {
  const { session, station, log } = ports;
  const listeners = new Set<(choices: readonly HeadsetChoice[] | null) => void>();
  let asked: { readonly answer: (deviceId: string | null) => void; devices: readonly HIDDevice[] } | null = null;

  const tell = (): void => {
    // One headset may be several devices: one of them grants the model, and with it all of them.
    const choices =
      asked === null
        ? null
        : [...new Map(asked.devices.map((device) => [`${device.vendorId}:${device.productId}`, choiceOf(device)])).values()];
    for (const listener of listeners) listener(choices);
  };
  const end = (deviceId: string | null): void => {
    const question = asked;
    asked = null;
    question?.answer(deviceId);
    if (question !== null) tell();
  };
  const lost = (): void => {
    if (asked !== null) log.warn('the station died while a headset was being chosen');
    end(null);
  };
  const isStation = (frame: Electron.WebFrameMain | null): boolean => {
    const page = station()?.mainFrame;
    return frame !== null && frame.processId === page?.processId && frame.routingId === page.routingId;
  };

  const ask = (event: Electron.Event, details: Electron.SelectHidDeviceDetails, answer: (deviceId?: string | null) => void): void => {
    event.preventDefault(); // else the first device is taken
    // A question that comes after the agent has given up is nobody's either.
    if (asked === null || !isStation(details.frame)) {
      answer(null);
      return;
    }
    asked.answer(null);
    asked = { answer, devices: details.deviceList };
    tell();
  };
  const added = (_event: Electron.Event, { device }: Electron.HidDeviceAddedDetails): void => {
    if (asked === null) return;
    asked.devices = [...asked.devices, device];
    tell();
  };
  const removed = (_event: Electron.Event, { device }: Electron.HidDeviceRemovedDetails): void => {
    if (asked === null) return;
    asked.devices = asked.devices.filter(({ deviceId }) => deviceId !== device.deviceId);
    tell();
  };
  session.on('select-hid-device', ask);
  session.on('hid-device-added', added);
  session.on('hid-device-removed', removed);

  return {
    open() {
      const page = station();
      if (page === null || page.isCrashed()) return fail(appError('headsets-away'));
      page.off('render-process-gone', lost).once('render-process-gone', lost);
      page.off('destroyed', lost).once('destroyed', lost);
      // Shown at once, empty: Chromium's own list follows.
      asked ??= { answer: () => undefined, devices: [] };
      tell();
      // The agent pressed a button in another window; to the station's page it has to look like its own.
      const script = `dispatchEvent(new Event(${JSON.stringify(CHOOSE_HEADSET_EVENT)}))`;
      inBackground('opening the chooser of headsets', page.executeJavaScript(script, true), log);
      return ok(null);
    },
    pick: end,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      end(null);
      session.off('select-hid-device', ask);
      session.off('hid-device-added', added);
      session.off('hid-device-removed', removed);
    },
  };
}

function choiceOf({ deviceId, vendorId, productId, name }: HIDDevice): HeadsetChoice {
  return { deviceId, vendorId, productId, name };
}
