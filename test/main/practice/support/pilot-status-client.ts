/** A reply of the practice line, with a body read leniently. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** A member of the body, by path; undefined when it is not there. */
  at(...path: (string | number)[]): unknown;
}

/** Asks like a client of Pilot Status. `key` null sends none. */
export async function ask(input: {
  readonly base: string;
  readonly key: string | null;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}): Promise<Reply> {
  const response = await fetch(`${input.base}${input.path}`, {
    method: input.method ?? 'GET',
    headers: {
      ...(input.key === null ? {} : { 'x-api-key': input.key }),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...input.headers,
    },
    ...(input.body === undefined ? {} : { body: typeof input.body === 'string' ? input.body : JSON.stringify(input.body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    at(...path) {
      let value: unknown = JSON.parse(text);
      for (const part of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
      return value;
    },
  };
}

/** Repeats `look` until it answers something else than undefined, null or false. */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found | undefined | null | false> | Found | undefined | null | false,
  withinMs = 10_000,
): Promise<Found> {
  const untilMs = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > untilMs) throw new Error(`not within ${String(withinMs)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
