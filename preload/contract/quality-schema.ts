import { z } from 'zod';
import type { QualitySecond, QualityWhole } from './quality.ts';

const figure = z.number().min(-1e9).max(1e9).nullable();
const count = z.number().int().min(0).max(1e9).nullable();
const bytes = z.number().int().min(0).max(1e12);

/** A second of a call, as the station tells it. */
export const qualitySecond = z.strictObject({
  delayMs: figure,
  roundTripMs: figure,
  jitterMs: figure,
  lostPercent: figure,
  sendLostPercent: figure,
  targetMs: figure,
  concealedPercent: figure,
  acceleratedPercent: figure,
  expandedPercent: figure,
  driftPpm: figure,
  xruns: count,
  microphoneDbfs: figure,
  farDbfs: figure,
  receivedBytes: bytes,
  sentBytes: bytes,
  sendDropped: count,
}) satisfies z.ZodType<QualitySecond>;

export const qualityWhole = z.strictObject({
  seconds: z.number().int().min(0).max(1e9),
  delayMs: figure,
  worstDelayMs: figure,
  concealedPercent: figure,
  acceleratedPercent: figure,
  expandedPercent: figure,
  concealmentEvents: count,
  xruns: count,
  receivedBytes: bytes,
  sentBytes: bytes,
  sendDropped: count,
  reconnects: z.number().int().min(0).max(1e9),
}) satisfies z.ZodType<QualityWhole>;
