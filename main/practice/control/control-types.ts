import type { Clip } from '../clips/clip.ts';
import type { Customer } from '../customers/customers.ts';
import type { Fault } from '../http/faults.ts';
import type { LoggedRequest } from '../http/request-log.ts';
import type { HearingReading } from '../media/hearing-meter.ts';
import type { PracticeMessage } from '../messages/message-book.ts';
import type { NumberState } from '../numbers/practice-number.ts';
import type { PracticeSwitches } from '../practice-switches.ts';

/** Header that carries the control token. A custom header also makes a browser ask first, and nothing here answers such a question. */
export const CONTROL_TOKEN_HEADER = 'x-practice-token';

/** A number with its key, as the app needs it to set up a line. */
export interface PracticeLineNumber {
  readonly id: string;
  readonly kind: 'meta' | 'web';
  /** E.164 with `+`. */
  readonly number: string;
  readonly label: string;
  readonly apiKey: string;
  readonly state: NumberState;
  readonly metaRefusal: number | null;
}

/** A call with what Pilot Status would not tell. */
export interface PracticeCallView {
  readonly id: string;
  readonly externalCallId: string;
  readonly numberId: string;
  readonly customerId: string;
  readonly customerNumber: string;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly status: string;
  /** A media socket or a WhatsApp peer is attached. */
  readonly hasMedia: boolean;
  /** META inbound: RTP packets the business sent before its accept succeeded. Should be 0. */
  readonly rtpBeforeAccept: number;
  /** WhatsApp would have taken the call as answered too early. */
  readonly answeredEarly: boolean;
  /** META code of a media failure. */
  readonly mediaFault: number | null;
  /** What `/play` was given, and what became of it: a format the practice line cannot play is `inaudible`, with the reason. */
  readonly playQueue: readonly Readonly<Clip>[];
  readonly createdAtMs: number;
}

/** Calls coming in every so often, at most one schedule per number and one for all of them. Customers take turns in the order given. */
export interface RingSchedule {
  readonly everySeconds: number;
  /** Absent: the numbers take turns. */
  readonly numberId?: string | undefined;
  /** Ids or E.164 numbers; absent: echo, talker, tone. */
  readonly customers?: readonly string[] | undefined;
}

/** Answers of the control API, by path. */
export interface ControlReplies {
  readonly customers: readonly Customer[];
  readonly numbers: readonly PracticeLineNumber[];
  readonly calls: readonly PracticeCallView[];
  readonly meter: HearingReading;
  readonly switches: PracticeSwitches;
  readonly faults: readonly Fault[];
  readonly requests: readonly LoggedRequest[];
  readonly messages: readonly PracticeMessage[];
  readonly schedules: readonly RingSchedule[];
}
