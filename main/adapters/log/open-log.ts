import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { Log, LogFacts } from '../../core/ports.ts';
import { redact } from './redact.ts';

const LARGEST_FILE_BYTES = 5 * 1024 * 1024;

/** `message key=value key=value`, redacted. Exported for the test. */
export function logLine(message: string, facts: LogFacts = {}): string {
  const pairs = Object.entries(facts).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? JSON.stringify(value) : String(value)}`,
  );
  return redact([message, ...pairs].join(' '));
}

/**
 * The log of the main process: a file of at most 5 MB plus the one before it (`main.old.log`), and the console while
 * developing. electron-log's Node entry is used on purpose: its Electron entry opens an IPC channel to every window.
 *
 * info: one line per lifecycle step of a line, a call or a process. warn: something failed and is being handled.
 * error: the agent loses something, or a bug.
 */
export function openLog(place: { readonly folder: string; readonly console: boolean }): Log {
  const log = electronLog.create({ logId: place.folder });
  log.transports.file.resolvePathFn = () => join(place.folder, 'main.log');
  log.transports.file.maxSize = LARGEST_FILE_BYTES;
  log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  log.transports.console.level = place.console ? 'info' : false;
  if (log.transports.ipc) log.transports.ipc.level = false;
  return {
    info: (message, facts) => log.info(logLine(message, facts)),
    warn: (message, facts) => log.warn(logLine(message, facts)),
    error: (message, facts) => log.error(logLine(message, facts)),
  };
}
