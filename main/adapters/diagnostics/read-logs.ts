import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFile } from '../../core/diagnostics/diagnostics-desk.ts';

/** What the log itself keeps of one file; a larger one is another program's. */
const LARGEST_BYTES = 6 * 1_024 * 1_024;
/** `[2026-11-22 14:05:00.123] [info]  `: the log's own head, whose digits are no number of anybody. */
const HEAD = /^\[[0-9-]{10} [0-9:.]{8,12}\] \[[a-z]+\] */;

/** The app's own logs, line by line through the redaction again: one that an older version wrote may hold more. */
export async function readLogs(folder: string, redact: (text: string) => string): Promise<readonly BundleFile[]> {
  const names = await readdir(folder).catch(() => []);
  const logs = names.filter((name) => name.endsWith('.log')).toSorted();
  const files = await Promise.all(
    logs.map(async (name): Promise<readonly BundleFile[]> => {
      const path = join(folder, name);
      const text = await textOf(path);
      return text === null ? [] : [{ name: `logs/${name}`, text: redactedLines(text, redact) }];
    }),
  );
  return files.flat();
}

async function textOf(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path);
    return size > LARGEST_BYTES ? null : await readFile(path, 'utf8');
  } catch {
    return null; // rotated away meanwhile, or not ours to read: the bundle goes without it
  }
}

function redactedLines(text: string, redact: (text: string) => string): string {
  return text
    .split('\n')
    .map((line) => {
      const head = HEAD.exec(line)?.[0] ?? '';
      return head + redact(line.slice(head.length));
    })
    .join('\n');
}
