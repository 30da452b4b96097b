import { logLine } from '../adapters/log/open-log.ts';
import type { Log, LogFacts } from '../core/ports.ts';

/** A log for a process that somebody watches, or that a service keeps the output of: one redacted line each, with its time. */
export function consoleLog(write: { readonly out: (line: string) => unknown; readonly err: (line: string) => unknown }): Log {
  const line = (level: string, message: string, facts: LogFacts | undefined): string =>
    `${new Date().toISOString()} ${level} ${logLine(message, facts)}\n`;
  return {
    info: (message, facts) => void write.out(line('info ', message, facts)),
    warn: (message, facts) => void write.err(line('warn ', message, facts)),
    error: (message, facts) => void write.err(line('error', message, facts)),
  };
}
