/** A device as Chromium lists it. */
export interface ListedDevice {
  readonly deviceId: string;
  readonly label: string;
}

export type DeviceMatch<Device extends ListedDevice> =
  | { readonly match: 'default' }
  | { readonly match: 'device'; readonly device: Device }
  | { readonly match: 'missing' };

/** Chromium's entries that stand for another device of the list; following them is what "default" means. */
const STAND_INS = new Set(['default', 'communications', '']);
/** ALSA's and PortAudio's names for "whatever the system plays on". */
const DEFAULT_NAMES = new Set(['default', 'pulse', 'pipewire', 'sysdefault', 'system default']);
/** Shorter names are part of too many others: "USB", "mic". */
const SHORTEST_PART = 5;

/**
 * Finds the device that the agent chose by name, among Chromium's. The name may come from PortAudio, which writes it
 * its own way, so these are tried in order: the same text; the same text without what each side adds; one contained in
 * the other; the sound card's name alone. Of several, the one closest in length wins, then the first.
 *
 *     Windows  MME cuts at 31 characters            Headset (Jabra Evolve2 65 Mon
 *              Chromium appends the USB ids         Headset (Jabra Evolve2 65 Mono) (0b0e:030c)
 *     macOS    Chromium appends the transport       MacBook Pro Microphone (Built-in)
 *     Linux    ALSA: card, device, address          Jabra Evolve2 65: USB Audio (hw:1,0)
 *              Chromium: PulseAudio's description   Jabra Evolve2 65 Mono
 */
export function matchDevice<Device extends ListedDevice>(wanted: string | null, listed: readonly Device[]): DeviceMatch<Device> {
  if (wanted === null) return { match: 'default' };
  const real = listed.filter((device) => !STAND_INS.has(device.deviceId));
  const exact = real.find((device) => device.label === wanted);
  if (exact !== undefined) return { match: 'device', device: exact };
  const name = plain(wanted);
  if (DEFAULT_NAMES.has(name)) return { match: 'default' };

  const card = plain(wanted.split(':')[0] ?? '');
  const rules: readonly ((label: string) => boolean)[] = [
    (label) => label === name,
    (label) => partOf(name, label) || partOf(label, name),
    (label) => partOf(card, label) || partOf(label, card),
  ];
  for (const rule of rules) {
    const [closest] = real
      .filter((device) => rule(plain(device.label)))
      .toSorted((one, other) => distance(one, name) - distance(other, name));
    if (closest !== undefined) return { match: 'device', device: closest };
  }
  return { match: 'missing' };
}

/** Lower case, one space between words, without USB ids, ALSA addresses and transports in brackets at the end. */
function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?: ?\((?:[0-9a-f]{4}:[0-9a-f]{4}|(?:plug)?hw:[^)]*|built-in|bluetooth|virtual|usb|hdmi)\))+$/, '')
    .replace(/^default - /, '')
    .trim();
}

function partOf(part: string, whole: string): boolean {
  return part.length >= SHORTEST_PART && whole.includes(part);
}

function distance(device: ListedDevice, name: string): number {
  return Math.abs(plain(device.label).length - name.length);
}
