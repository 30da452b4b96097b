/** What a maker's headsets do besides the standard. */
export interface Quirks {
  /** A call that rings is rejected by saying once more that the hook is on. */
  readonly declinesByOnHook: boolean;
  /** While a call is held its hook rests on, and its button takes the call up again. Others would end the call by that. */
  readonly restsHookOnHold: boolean;
}

const NONE: Quirks = { declinesByOnHook: false, restsHookOnHold: false };
const POLY: Quirks = { declinesByOnHook: true, restsHookOnHold: true };

/**
 * Taken from what the makers publish: Poly | HP's WebHID sample ("on-hook to reject incoming", "set hook to false" on hold),
 * and the parts of softphone-vendor-headsets that Cyber Acoustics ("call rejected if call incoming": hook 0) and Yealink
 * (`setHold`) wrote. That Jabra's end the call if their hook is put on is GOnnect's experience (gonicus/gonnect, pull 52).
 */
const QUIRKS_OF_VENDOR: ReadonlyMap<number, Quirks> = new Map([
  [0x03f0, POLY], // HP
  [0x047f, POLY], // Plantronics
  [0x095d, POLY], // Polycom
  [0x3391, { ...NONE, declinesByOnHook: true }], // Cyber Acoustics
  [0x6993, { ...NONE, restsHookOnHold: true }], // Yealink
]);

export function quirksOf(vendorId: number): Quirks {
  return QUIRKS_OF_VENDOR.get(vendorId) ?? NONE;
}
