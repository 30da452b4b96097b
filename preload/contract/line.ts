import type { AppError } from './errors.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';

export type LineId = string & { readonly __lineId: unique symbol };

export function lineId(text: string): LineId {
  return text as LineId;
}

/** `meta`: official number, audio over WebRTC. `web`: QR-connected number, audio as PCM over a WebSocket. */
export type LineKind = 'meta' | 'web';

export const LINE_COLOURS = ['blue', 'violet', 'teal', 'orange', 'pink', 'slate'] as const;
export type LineColour = (typeof LINE_COLOURS)[number];

/** Whether a ring on this line would reach us, and by which way. */
export type LineStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'ready'; readonly events: 'webhook' | 'polling'; readonly provenAt: UnixMs }
  | { readonly state: 'trouble'; readonly error: AppError; readonly since: UnixMs };

/** A business number of ours. The key never stands here. */
export interface Line {
  readonly id: LineId;
  readonly label: string;
  readonly kind: LineKind;
  /** Null while the service has not told it (a number-scoped key may be forbidden to ask). */
  readonly number: PhoneNumber | null;
  readonly colour: LineColour;
  /** Where the line comes from: the practice line, the agent (kept), or the environment (until quit). */
  readonly origin: 'practice' | 'agent' | 'environment';
  readonly status: LineStatus;
}
