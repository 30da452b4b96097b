import type { RingOutputs, SoundingTone } from '#contract/ringer.ts';
import type { DeviceDesk } from '../devices/device-desk.ts';
import { realDevices } from '../devices/listed-devices.ts';

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
  const wanted = outputs === 'everywhere' ? await everySink() : await Promise.all(outputs.map((name) => sinkOf(name, devices)));
  const usable = wanted.filter((id) => id !== null && !failed.has(id)).filter((id) => id !== null);
  if (usable.length > 0) return new Set(usable);
  const speakerId = await devices.speakerId();
  return new Set([failed.has(speakerId) ? '' : speakerId]);
}

function sinkOf(name: string | null, devices: DeviceDesk): Promise<string | null> {
  return name === null ? devices.speakerId() : devices.sinkIdOf(name);
}

async function everySink(): Promise<readonly string[]> {
  const listed = await navigator.mediaDevices.enumerateDevices();
  return realDevices(listed.filter(({ kind }) => kind === 'audiooutput')).map(({ id }) => id);
}
