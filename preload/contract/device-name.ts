/** ALSA's and PortAudio's names for "whatever the system plays on". */
const DEFAULT_NAMES: ReadonlySet<string> = new Set(['default', 'pulse', 'pipewire', 'sysdefault', 'system default']);
/** Shorter names are part of too many others: "USB", "mic". */
const SHORTEST_PART = 5;

/** Whether a name stands for the system's default, whatever that is. */
export function isDefaultName(name: string): boolean {
  return DEFAULT_NAMES.has(plainDeviceName(name));
}

/**
 * Which of `labels` is the device called `wanted`: its place, or null. PortAudio and Chromium write one device's name each their own way,
 * so these are tried in order: the same text; the same text without what each side adds; one contained in the other; the
 * sound card's name alone. Of several, the one closest in length wins, then the first.
 *
 *     Windows  MME cuts at 31 characters            Headset (Jabra Evolve2 65 Mon
 *              Chromium appends the USB ids         Headset (Jabra Evolve2 65 Mono) (0b0e:030c)
 *     macOS    Chromium appends the transport       MacBook Pro Microphone (Built-in)
 *     Linux    ALSA: card, device, address          Jabra Evolve2 65: USB Audio (hw:1,0)
 *              Chromium: PulseAudio's description   Jabra Evolve2 65 Mono
 */
export function closestDevice(wanted: string, labels: readonly string[]): number | null {
  const same = sameDevice(wanted, labels);
  if (same !== null) return same;
  const name = plainDeviceName(wanted);
  const card = plainDeviceName(wanted.split(':')[0] ?? '');
  for (const part of [name, card]) {
    const [closest] = labels
      .map((label, place) => ({ place, plain: plainDeviceName(label) }))
      .filter(({ plain }) => partOf(part, plain) || partOf(plain, part))
      .toSorted((one, other) => Math.abs(one.plain.length - name.length) - Math.abs(other.plain.length - name.length));
    if (closest !== undefined) return closest.place;
  }
  return null;
}

/** The same, where both names come from one side: the same text, or but for what that side adds now and then. */
export function sameDevice(wanted: string, labels: readonly string[]): number | null {
  const exact = labels.indexOf(wanted);
  if (exact >= 0) return exact;
  const name = plainDeviceName(wanted);
  const plain = name === '' ? -1 : labels.findIndex((label) => plainDeviceName(label) === name);
  return plain >= 0 ? plain : null;
}

/** Lower case, one space between words, without USB ids, ALSA addresses and transports in brackets at the end. */
function plainDeviceName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?: ?\((?:[0-9a-f]{4}:[0-9a-f]{4}|(?:plug)?hw:[^)]*|built-in|bluetooth|virtual|usb|hdmi)\))+$/, '')
    .replace(/^(?:default|communications) - /, '')
    .trim();
}

function partOf(part: string, whole: string): boolean {
  return part.length >= SHORTEST_PART && whole.includes(part);
}
