const TO_HZ = 10_000;
/** Zero crossings of the sinc on each side. */
const REACH = 24;

/** To 10 kHz, where STOI listens, by a windowed sinc. Not for anything that must run live. */
export function toTenKilohertz(samples: Float32Array, fromHz: number): Float64Array {
  const shared = greatestDivisor(fromHz, TO_HZ);
  const phases = TO_HZ / shared;
  const step = fromHz / shared;
  // Below whichever rate is lower; the sinc widens as the band narrows.
  const cutoff = Math.min(1, TO_HZ / fromHz);
  const reach = Math.ceil(REACH / cutoff);
  const filters = Array.from({ length: phases }, (_, phase) => sincFilter({ offset: phase / phases, reach, cutoff }));
  return Float64Array.from({ length: Math.floor((samples.length * phases) / step) }, (_, index) => {
    const filter = filters[(index * step) % phases] ?? new Float64Array();
    const from = Math.floor((index * step) / phases) - reach + 1;
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap += 1) sum += (filter[tap] ?? 0) * (samples[from + tap] ?? 0);
    return sum;
  });
}

function sincFilter(shape: { readonly offset: number; readonly reach: number; readonly cutoff: number }): Float64Array {
  const taps = Float64Array.from({ length: 2 * shape.reach }, (_, tap) => {
    const distance = tap - shape.reach + 1 - shape.offset;
    const angle = Math.PI * distance * shape.cutoff;
    const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / shape.reach));
  });
  const gain = taps.reduce((sum, tap) => sum + tap, 0);
  return taps.map((tap) => tap / gain);
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
