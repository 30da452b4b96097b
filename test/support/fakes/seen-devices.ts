import type { StationDevice } from '#contract/station.ts';
import type { StationEvent } from '../../../main/core/ports.ts';

/** What the station tells where it sees so many devices. */
export function seenDevices(microphones: number, speakers: number): Extract<StationEvent, { type: 'devices' }> {
  const some = (count: number): readonly StationDevice[] =>
    Array.from({ length: count }, (_, place) => ({ id: `id-${place}`, label: `Device ${place}`, isDefault: place === 0 }));
  return { type: 'devices', microphones: some(microphones), speakers: some(speakers) };
}
