/** To make one costs a hundred times what it costs to use one, and a list that is scrolled asks for hundreds a second. */
const made = new Map<string, Intl.DateTimeFormat>();

export interface DateFormat {
  readonly language: string;
  /** The machine's where it is left out. */
  readonly timeZone?: string | undefined;
  readonly parts: Intl.DateTimeFormatOptions;
}

/** A date's format in a language and a zone, made once. */
export function dateFormat({ language, timeZone, parts }: DateFormat): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, parts]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, { ...parts, ...(timeZone === undefined ? {} : { timeZone }) });
  made.set(key, format);
  return format;
}
