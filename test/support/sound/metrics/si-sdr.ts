/**
 * Scale-invariant signal-to-distortion ratio in dB (Le Roux et al. 2019, "SDR – half-baked or well done?"): how much of what
 * was heard is the reference, at whatever level, against all else. Both aligned in time; the shorter one's length counts.
 */
export function siSdr(heard: Float32Array, reference: Float32Array): number {
  const length = Math.min(heard.length, reference.length);
  const heardMean = mean(heard, length);
  const referenceMean = mean(reference, length);
  let product = 0;
  let referenceEnergy = 0;
  for (let index = 0; index < length; index += 1) {
    const wanted = (reference[index] ?? 0) - referenceMean;
    product += ((heard[index] ?? 0) - heardMean) * wanted;
    referenceEnergy += wanted ** 2;
  }
  const scale = product / referenceEnergy;
  let distortion = 0;
  for (let index = 0; index < length; index += 1)
    distortion += ((heard[index] ?? 0) - heardMean - scale * ((reference[index] ?? 0) - referenceMean)) ** 2;
  return 10 * Math.log10((scale ** 2 * referenceEnergy) / distortion);
}

function mean(samples: Float32Array, length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum += samples[index] ?? 0;
  return sum / length;
}
