const REMEMBERED_REQUESTS = 2_000;

/** One request as the practice line saw it. `status` is null when no complete answer was sent. */
export interface LoggedRequest {
  /** Counts up from 1; gaps do not occur. */
  readonly sequence: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly status: number | null;
}

/** The last requests, oldest first; for tests such as "one POST, not two". */
export interface RequestLog {
  add(entry: Omit<LoggedRequest, 'sequence'>): void;
  since(sequence: number): readonly LoggedRequest[];
  clear(): void;
}

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let sequence = 0;
  return {
    add(entry) {
      sequence += 1;
      entries.push({ sequence, ...entry });
      if (entries.length > REMEMBERED_REQUESTS) entries.shift();
    },
    since: (after) => entries.filter((entry) => entry.sequence > after),
    clear() {
      entries = [];
    },
  };
}
