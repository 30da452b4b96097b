import type { UnixMs } from '#contract/time.ts';

/** As a clock and a calendar show it, in Western digits, each part filled up with a zero. */
export type ClockParts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>>;

/** Reads instants in one place's time: the machine's where none is named. Made once and used often, for making it is slow. */
export function clockReader(timeZone?: string): (at: UnixMs) => ClockParts {
  const format = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (at) => {
    const found = new Map<string, string>(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: keyof ClockParts): string => found.get(type) ?? '';
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour'),
      minute: part('minute'),
      second: part('second'),
    };
  };
}

/** `2026-11-26`: spreadsheets of every language read it as a date, and a folder of such names sorts by day. */
export function dayText({ year, month, day }: ClockParts): string {
  return `${year}-${month}-${day}`;
}
