import type { AppError, AppErrorCode } from '#contract/errors.ts';
import type { MediaState } from '#contract/call.ts';
import type { RemoteOutcome } from '../events/observation.ts';

/** All that can happen to a call: by the agent, at the service, as the outcome of our requests, in its sound, by the clock. */
export type CallEvent =
  | { readonly type: 'answer' }
  | { readonly type: 'reject' }
  | { readonly type: 'silence' }
  | { readonly type: 'hang-up' }
  /** Takes a stranded call up again. */
  | { readonly type: 'rejoin' }
  | { readonly type: 'mute'; readonly muted: boolean }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'remote-ringing' }
  | { readonly type: 'remote-accepted' }
  | {
      readonly type: 'remote-ended';
      readonly outcome: RemoteOutcome;
      /** Whether it was talked on: tells "answered elsewhere" from "nobody answered" where the outcome does not. */
      readonly answered: boolean;
      /** What WhatsApp ended it for, where it said so. */
      readonly fault?: AppErrorCode;
    }
  | { readonly type: 'placed' }
  | { readonly type: 'place-failed'; readonly error: AppError }
  | { readonly type: 'accepted' }
  | { readonly type: 'accept-failed'; readonly error: AppError }
  | { readonly type: 'media'; readonly media: MediaState }
  | { readonly type: 'media-failed'; readonly error: AppError }
  /** The phase has lasted as long as it may (phase-deadline.ts). */
  | { readonly type: 'deadline' };

/** What a step asks for. Performed by perform-effects.ts; the machine itself does nothing. */
export type CallEffect =
  /** Meta, inbound: fetch the offer, make the answer, pre-accept, media held back. */
  | { readonly type: 'prepare-answer' }
  | { readonly type: 'accept' }
  | { readonly type: 'reject' }
  | { readonly type: 'terminate' }
  | { readonly type: 'place' }
  /** Meta, outbound: wait for the service's SDP answer and apply it, so that sound may come before the pick-up. */
  | { readonly type: 'open-early-media' }
  | { readonly type: 'open-media' }
  | { readonly type: 'close-media' }
  | { readonly type: 'set-muted'; readonly muted: boolean }
  | { readonly type: 'set-held'; readonly held: boolean }
  | { readonly type: 'record' };
