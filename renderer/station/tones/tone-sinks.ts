import type { RingOutputs, SoundingTone } from '#contract/ringer.ts';
import type { DeviceDesk } from '../devices/device-desk.ts';
import { isStandIn, realDevices } from '../devices/listed-devices.ts';

type ListedOutput = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'label'>;

/** On the speaker of calls. */
const IN_THE_EAR: RingOutputs = [null];

/**
 * Chromium's ids of the devices where a tone should sound, each once; '' is the default. Left out are those that are away, and the
 * `failed` ones, which would not play. Where none is left it is the speaker of calls: a ring in the wrong place is better than none.
 */
export async function sinksFor(
  tone: SoundingTone,
  { devices, failed }: { readonly devices: DeviceDesk; readonly failed: ReadonlySet<string> },
): Promise<ReadonlySet<string>> {
  const outputs = tone.tone === 'ring' ? tone.outputs : IN_THE_EAR;
  const wanted =
    outputs === 'everywhere' ? everySink(await listedOutputs()) : await Promise.all(outputs.map((name) => sinkOf(name, devices)));
  const usable = new Set(wanted.filter((id) => id !== null).filter((id) => !failed.has(id)));
  if (usable.size > 1) return eachOnce(usable, await listedOutputs());
  if (usable.size === 1) return usable;
  const speakerId = await devices.speakerId();
  return new Set([failed.has(speakerId) ? '' : speakerId]);
}

/** Without the entry for the default where the device that it stands for is there too: twice on one device is no second place. */
export function eachOnce(sinks: ReadonlySet<string>, listed: readonly ListedOutput[]): ReadonlySet<string> {
  const isDoubled = realDevices(listed).some(({ id, isDefault }) => isDefault && sinks.has(id));
  return isDoubled ? new Set([...sinks].filter((deviceId) => !isStandIn({ deviceId }))) : sinks;
}

function sinkOf(name: string | null, devices: DeviceDesk): Promise<string | null> {
  return name === null ? devices.speakerId() : devices.sinkIdOf(name);
}

export async function listedOutputs(): Promise<readonly ListedOutput[]> {
  return (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput');
}

function everySink(listed: readonly ListedOutput[]): readonly string[] {
  return realDevices(listed).map(({ id }) => id);
}
