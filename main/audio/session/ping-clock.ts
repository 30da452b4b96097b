/** Where answers do not come, no more pings than these are remembered; the oldest of them is what counts. */
const REMEMBERED = 64;

interface AskedPing {
  readonly mark: number;
  readonly askedMs: number;
  readonly awakeMs: number;
  /** How much had been put into the socket before it. */
  readonly bytesBefore: number;
}

/** How the pings of a socket are answered. Nothing but an answer stops its clock: sound that arrives tells nothing of the way up. */
export interface PingClock {
  /** A new socket. */
  restart(): void;
  /** A ping leaves, and takes the next mark along. `awakeMs` counts only the time in which this process ran. */
  asked(nowMs: number, awakeMs: number): void;
  /** So many bytes were put into the socket. */
  handedOver(bytes: number): void;
  /** The ping of this mark was answered, and with it all before. */
  answered(mark: number, nowMs: number, awakeMs: number): void;
  isAnswered(mark: number): boolean;
  /** For how long the oldest unanswered ping has been waiting; null where none is. */
  oldestMs(awakeMs: number): number | null;
  /** The way now is what the next ping that is asked will take; the quickest way of before does not count any more. */
  measureAnew(): void;
  /** Of the ping that was asked last, and of the oldest that is not answered. */
  readonly mark: number;
  readonly oldestMark: number;
  /** What was put into the socket since the last ping that was answered. */
  readonly unansweredBytes: number;
  /** The quickest way there and back over this socket; null before the first answer. */
  readonly leastMs: number | null;
  /** How long the last answer took, over whichever socket; null before the first. */
  readonly lastMs: number | null;
}

/** Each ping has a mark, because an answer may stand for several (RFC 6455, 5.5.3). */
export function createPingClock(): PingClock {
  let waiting: AskedPing[] = [];
  let mark = 0;
  let answeredMark = 0;
  let bytes = 0;
  let answeredBytes = 0;
  let leastMs: number | null = null;
  let lastMs: number | null = null;
  /** The first ping that tells of the way as it is now. */
  let measuredFrom: number | null = null;

  const measured = (ping: AskedPing, nowMs: number, awakeMs: number): void => {
    lastMs = nowMs - ping.askedMs;
    const tookMs = awakeMs - ping.awakeMs;
    if (measuredFrom !== null && ping.mark >= measuredFrom) {
      measuredFrom = null;
      leastMs = tookMs;
    } else leastMs = Math.min(leastMs ?? tookMs, tookMs);
  };

  return {
    restart() {
      waiting = [];
      answeredMark = mark;
      answeredBytes = bytes;
      leastMs = null;
      measuredFrom = null;
    },
    asked(nowMs, awakeMs) {
      mark += 1;
      if (waiting.length < REMEMBERED) waiting.push({ mark, askedMs: nowMs, awakeMs, bytesBefore: bytes });
    },
    handedOver(count) {
      bytes += count;
    },
    answered(upTo, nowMs, awakeMs) {
      if (upTo > mark) return; // never asked
      const ping = waiting.findLast((one) => one.mark <= upTo);
      if (ping === undefined) return; // answered already
      waiting = waiting.filter((one) => one.mark > upTo);
      answeredMark = upTo;
      answeredBytes = ping.bytesBefore;
      measured(ping, nowMs, awakeMs);
    },
    isAnswered: (asked) => asked <= answeredMark,
    oldestMs: (awakeMs) => (waiting[0] === undefined ? null : awakeMs - waiting[0].awakeMs),
    measureAnew() {
      measuredFrom = mark + 1;
    },
    get mark() {
      return mark;
    },
    get oldestMark() {
      return waiting[0]?.mark ?? mark;
    },
    get unansweredBytes() {
      return bytes - answeredBytes;
    },
    get leastMs() {
      return leastMs;
    },
    get lastMs() {
      return lastMs;
    },
  };
}
