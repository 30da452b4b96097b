import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { commandWords } from '../../core/links/command-words.ts';
import { readCommandLine } from '../../core/links/read-command-line.ts';
import { askPhone, type ReachedAnswer } from './reach-phone.ts';

const LONGEST_START_MS = 30_000;
const LOOK_EVERY_MS = 200;

/** What the command ends with: done, refused by the phone, not understood, no phone. */
export const EXIT = { done: 0, refused: 1, usage: 2, away: 3 } as const;

export interface CommandRun {
  /** What was typed after the program's name. */
  readonly args: readonly string[];
  /** The phone's folder (`userData`). */
  readonly folder: string;
  /** How the phone is started where none runs. */
  readonly program: { readonly path: string; readonly args: readonly string[] };
  /** The system's: the words of what no phone answers. */
  readonly language: Language;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * The `pilot-softphone` command: hands one order to the running phone and says what came of it. To call, and to be shown, a phone is started
 * where none runs; an order that somebody has taken is never given again. Resolves with the exit code.
 */
export async function runCommand({ args, folder, program, language, out, err }: CommandRun): Promise<number> {
  const t = createTranslator(language);
  const typed = readCommandLine(args);
  if (!typed.ok) {
    err(`${t('command.notUnderstood', { what: typed.error })}\n\n${t('command.usage')}\n`);
    return EXIT.usage;
  }
  if (typed.value === 'help') {
    out(`${t('command.usage')}\n`);
    return EXIT.done;
  }
  const { order, json } = typed.value;
  let answer = await askPhone(folder, order);
  if (answer === 'not-running' && (order.verb === 'call' || order.verb === 'show')) {
    // Its own process, which outlives this one; a fixed program, and nothing of what was typed.
    spawn(program.path, [...program.args], { detached: true, stdio: 'ignore' }).unref();
    answer = await answerOfStarted(() => askPhone(folder, order));
  }
  if (typeof answer === 'string') {
    if (json) out(`${JSON.stringify({ running: false, answer })}\n`);
    else err(`${t(answer === 'silent' ? 'command.silent' : 'command.notRunning')}\n`);
    return EXIT.away;
  }
  const { result } = answer;
  const said = createTranslator(answer.language);
  if (json)
    out(`${JSON.stringify(result.ok ? { running: true, ...result.value } : { running: true, type: 'refused', ...result.error })}\n`);
  else if (result.ok) out(`${commandWords(result.value, { t: said, language: answer.language })}\n`);
  else err(`${said(`errors.${result.error.code}.title`)}. ${said(`errors.${result.error.code}.advice`)}\n`);
  return result.ok ? EXIT.done : EXIT.refused;
}

async function answerOfStarted(ask: () => Promise<ReachedAnswer>): Promise<ReachedAnswer> {
  for (let waitedMs = 0; waitedMs < LONGEST_START_MS; waitedMs += LOOK_EVERY_MS) {
    await delay(LOOK_EVERY_MS);
    const answer = await ask();
    if (answer !== 'not-running') return answer;
  }
  return 'not-running';
}
