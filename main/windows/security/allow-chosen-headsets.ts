import type { Session } from 'electron';
import { type HeadsetModel, isSameModel } from '#contract/headset.ts';

/** HID Usage Tables: telephony devices. */
const TELEPHONY_PAGE = 0x0b;

/**
 * A page of ours may open a HID device only where the agent chose it, and only where it says that it is a telephone: no
 * keyboard, no security key, whatever a page asks for. Serial ports and USB are refused altogether.
 */
export function allowChosenHeadsets(
  session: Pick<Session, 'setDevicePermissionHandler'>,
  may: { readonly origin: string; readonly chosen: () => readonly HeadsetModel[] },
): void {
  session.setDevicePermissionHandler(({ deviceType, origin, device }) => {
    if (deviceType !== 'hid' || origin.replace(/\/$/, '') !== may.origin || !('collections' in device)) return false;
    const isTelephone = device.collections.some(({ usagePage }) => usagePage === TELEPHONY_PAGE);
    return isTelephone && may.chosen().some((model) => isSameModel(model, device));
  });
}
