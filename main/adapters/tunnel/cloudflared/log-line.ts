/** One line that cloudflared printed. `fields` without the message, level and time; all as text. */
export interface CloudflaredLine {
  /** `''` for lines that are no log, such as the last words of a command that failed. */
  readonly level: '' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

const TERMINAL_COLOURS = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g');
/** zerolog's console writer, as cloudflared sets it up: time, three letters, message, `key=value` or `key="quoted"`. */
const TEXT = /^\S+\s+(DBG|INF|WRN|ERR|FTL|PNC)\s+(.*)$/;
const FIELD = /(?:^|\s)([A-Za-z][\w-]*)=("(?:[^"\\]|\\.)*"|\S*)/g;
const LEVELS = { DBG: 'debug', INF: 'info', WRN: 'warn', ERR: 'error', FTL: 'fatal', PNC: 'fatal' } as const;

/** Reads both formats, `--output default` and `--output json`. Any text is a line; a garbled one is its own message. */
export function readCloudflaredLine(text: string): CloudflaredLine {
  const line = text.replace(TERMINAL_COLOURS, '').trim();
  return readJson(line) ?? readText(line) ?? { level: '', message: line, fields: {} };
}

function readText(line: string): CloudflaredLine | null {
  const parts = TEXT.exec(line);
  const letters = parts?.[1];
  const rest = parts?.[2];
  if (letters === undefined || rest === undefined || !(letters in LEVELS)) return null;
  const found = [...rest.matchAll(FIELD)];
  return {
    level: LEVELS[letters as keyof typeof LEVELS],
    message: rest.slice(0, found[0]?.index ?? rest.length).trim(),
    fields: Object.fromEntries(found.map(([, name = '', value = '']) => [name, unquoted(value)])),
  };
}

function unquoted(value: string): string {
  return value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1).replaceAll('\\"', '"') : value;
}

function readJson(line: string): CloudflaredLine | null {
  if (!line.startsWith('{')) return null;
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    const { level, message, time: _time, ...others } = parsed as Record<string, unknown>; // an object, and no array
    const fields = Object.entries(others).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return { level: knownLevel(level), message: typeof message === 'string' ? message : '', fields: Object.fromEntries(fields) };
  } catch {
    return null; // half a line, or text that begins with a brace
  }
}

function knownLevel(level: unknown): CloudflaredLine['level'] {
  if (level === 'debug' || level === 'info' || level === 'warn' || level === 'error' || level === 'fatal') return level;
  return level === 'panic' ? 'fatal' : '';
}
