import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { Result } from '#contract/result.ts';

/**
 * Takes webhooks in for every line, on 127.0.0.1. A delivery is checked, appended to the event log, and only then
 * answered 2xx: whoever wants it reads the log (`EventLog.subscribe`). What it says is a hint, not yet a fact.
 *
 * What is refused, and how: unknown path 404, as fast as a known one · not POST 405 · not JSON by its type 415 ·
 * larger than 64 KiB (256 KiB for Meta's native `calls`) 413 without reading the rest · not UTF-8, not JSON, nested
 * deeper than 16 400 · a wrong or missing signature, where a secret is set, 401 · the log cannot keep it, or
 * 10,000 deliveries wait 503 with `Retry-After`.
 */
export interface WebhookReceiver {
  /** Where it listens on 127.0.0.1. */
  port(): number;
  /**
   * Moves to the port, 0 for any; resolves with the one it got. Fails with `tunnel-port-taken`, and then goes on
   * listening where it was. The paths stay the same.
   */
  listenOn(port: number): Promise<Result<number, AppError>>;
  /** Opens the line's address: the same after a restart, until it is forgotten. Opening it twice gives the same path. */
  open(lineId: LineId): OpenHook;
  /** Lets whoever knows the path fetch the bytes with GET, until it is closed. */
  offerFile(file: { readonly bytes: Buffer; readonly type: string; readonly suffix: string }): OfferedFile;
  /** The line was removed: its address is closed and never comes back. */
  forget(lineId: LineId): void;
  /**
   * A secret path of its own, no line's, another after every start. A POST of JSON `{ "nonce": "…" }` (1 to 128
   * characters) to it is answered 2xx at once, told to whoever listens, and never logged.
   */
  readonly probePath: string;
  onProbe(listener: (nonce: string) => void): () => void;
  /**
   * Told of every delivery to a line that was answered 2xx, also of one whose event was in the log already (because
   * polling was faster): it proves that webhooks come, and the log tells no reader of it a second time.
   */
  onDelivery(listener: (delivery: Delivery) => void): () => void;
  counts(): ReceiverCounts;
  /** Ends every connection and stops listening. The event log stays open: it belongs to somebody else. */
  close(): Promise<void>;
}

export interface Delivery {
  readonly lineId: LineId;
  /** JSON, as it came. */
  readonly body: string;
  readonly repeated: boolean;
}

export interface OpenHook {
  /** `/hooks/<lineId>/<128 random bits in hex>`: a secret, knowing it is the right to ring. To be put behind a public URL without trailing slash. */
  readonly path: string;
  /** From now on a 404; the path is kept for the next `open`. */
  close(): void;
}

export interface OfferedFile {
  /** `/files/<128 random bits in hex><suffix>`: a secret. */
  readonly path: string;
  /** Resolves when the whole of it has been sent for the first time. */
  readonly fetched: Promise<void>;
  /** From now on a 404. */
  close(): void;
}

/** Since the receiver was opened. */
export interface ReceiverCounts {
  /** New events that the log keeps. */
  readonly taken: number;
  /** Deliveries of events that were there already; answered 2xx like new ones. */
  readonly repeated: number;
  /** 401: a secret is set, and the delivery was unsigned, wrongly signed, too old or too new. */
  readonly unsigned: number;
  /** 400, 413, 415. */
  readonly malformed: number;
  /** 503. */
  readonly turnedAway: number;
}

/** The secret part of each line's address, kept beside the events. The event log's adapter provides it. */
export interface HookTokens {
  /** Null for a line that has none yet, or whose was forgotten. */
  read(lineId: LineId): string | null;
  keep(lineId: LineId, token: string): void;
  forget(lineId: LineId): void;
}
