import type { CreateResampler } from '../../../../../main/audio/dsp/resampler.ts';
import { logSpectralDistance } from '../../../../support/sound/metrics/log-spectral-distance.ts';
import { siSdr } from '../../../../support/sound/metrics/si-sdr.ts';
import { stoi } from '../../../../support/sound/metrics/stoi.ts';
import { convert } from './convert.ts';
import { followReference } from './follow-reference.ts';

/** The band in which all are compared: what a 16 kHz wire carries. */
const COMPARED_HZ = 16_000;

export interface HeardQuality {
  readonly siSdrDb: number;
  readonly logSpectralDistanceDb: number;
  readonly stoi: number;
}

/** How near what was heard is to its reference, once the reference is held back and cut as what was heard is. */
export function heardQuality(order: {
  readonly heard: Float32Array;
  readonly reference: Float32Array;
  readonly rateHz: number;
  readonly createResampler: CreateResampler;
}): HeardQuality {
  const rates = { fromHz: order.rateHz, toHz: COMPARED_HZ };
  const reference = convert(followReference(order.heard, order.reference, order.rateHz), rates, order.createResampler);
  const heard = convert(order.heard, rates, order.createResampler);
  return {
    siSdrDb: siSdr(heard, reference),
    logSpectralDistanceDb: logSpectralDistance(heard, reference),
    stoi: stoi({ clean: reference, heard, rateHz: COMPARED_HZ }),
  };
}
