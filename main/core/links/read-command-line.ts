import { fail, ok, type Result } from '#contract/result.ts';
import type { CommandOrder } from './command-desk.ts';

/** What was typed after `pilot-softphone`. */
export interface TypedCommand {
  readonly order: CommandOrder;
  /** The answer as one line of JSON, for a program. */
  readonly json: boolean;
}

const VERBS = ['call', 'answer', 'hang-up', 'reject', 'silence', 'mute', 'status', 'show', 'help'] as const;
type Verb = (typeof VERBS)[number];

/** True where a start of the program is a command and not the phone itself: the first argument is a verb, and nothing else is. */
export function isCommandLine(args: readonly string[]): boolean {
  const [first] = args;
  return first === '--help' || VERBS.some((verb) => verb === first);
}

/** Fails with what makes no sense, as it was typed. */
export function readCommandLine(args: readonly string[]): Result<TypedCommand | 'help', string> {
  const [first = '', ...rest] = args;
  const verb = first === '--help' ? 'help' : VERBS.find((candidate) => candidate === first);
  if (verb === undefined) return fail(first);
  const words: string[] = [];
  const switches = { json: false, now: false, line: null as string | null };
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '--help') return ok('help');
    if (word === '--json') switches.json = true;
    else if (word === '--now' && verb === 'call') switches.now = true;
    else if (verb === 'call' && (word === '--line' || word.startsWith('--line='))) {
      const line = word === '--line' ? rest[(at += 1)] : word.slice('--line='.length);
      if (line === undefined || line.trim() === '') return fail(word);
      switches.line = line;
    } else if (word.startsWith('--')) return fail(word);
    else words.push(word);
  }
  return orderOf(verb, words, switches);
}

function orderOf(
  verb: Verb,
  words: readonly string[],
  { json, now, line }: { readonly json: boolean; readonly now: boolean; readonly line: string | null },
): Result<TypedCommand | 'help', string> {
  const text = words.join(' ');
  switch (verb) {
    case 'help':
      return ok('help');
    case 'call':
      return text === '' ? fail(verb) : ok({ order: { verb, to: text, line, now }, json });
    case 'mute': {
      if (!['', 'on', 'off'].includes(text)) return fail(text);
      return ok({ order: { verb, muted: text === '' ? null : text === 'on' }, json });
    }
    case 'answer':
    case 'hang-up':
    case 'reject':
    case 'silence':
    case 'status':
    case 'show':
      return text === '' ? ok({ order: { verb }, json }) : fail(text);
  }
}
