/** What a maker's headsets do besides the standard. */
export interface Quirks {
  /** A call that rings is rejected by saying once more that the hook is on. */
  readonly declinesByOnHook: boolean;
}

const NONE: Quirks = { declinesByOnHook: false };

/**
 * Taken from what the makers publish: Poly | HP's WebHID sample ("on-hook to reject incoming") and Cyber Acoustics' part of
 * softphone-vendor-headsets ("call rejected if call incoming": a report with hook 0).
 */
const QUIRKS_OF_VENDOR: ReadonlyMap<number, Quirks> = new Map([
  [0x03f0, { declinesByOnHook: true }], // HP
  [0x047f, { declinesByOnHook: true }], // Plantronics, Poly
  [0x3391, { declinesByOnHook: true }], // Cyber Acoustics
]);

export function quirksOf(vendorId: number): Quirks {
  return QUIRKS_OF_VENDOR.get(vendorId) ?? NONE;
}
