import { type AppError, appError } from '#contract/errors.ts';
import { type LineId, lineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { PracticeCustomer, PracticeState } from '#contract/practice.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Language } from '#contract/settings.ts';
import { inBackground } from './in-background.ts';
import type { LineDesk } from './line/line-desk.ts';
import type { Log } from './ports.ts';
import type { PracticeLabel, RunningPractice, StartPractice } from './practice-port.ts';

export interface PracticeDesk {
  state(): PracticeState | null;
  /** Ordered to start, and not there yet: what is false here does not come by waiting. */
  isStarting(): boolean;
  /** Starts or stops the practice line; orders are carried out one after another. */
  run(wanted: boolean): Promise<void>;
  /** The agent has chosen a language: names and templates follow, but for a line that they have named themselves. */
  languageChanged(): Promise<void>;
  ring(line: LineId, from: PhoneNumber): Promise<Result<null, AppError>>;
  schedule(line: LineId, everySeconds: number | null): Promise<Result<null, AppError>>;
}

interface Running {
  readonly practice: RunningPractice;
  readonly lineIds: readonly LineId[];
  readonly language: Language;
  /** As the practice line names its numbers. */
  readonly labels: readonly PracticeLabel[];
  readonly customers: readonly PracticeCustomer[];
}

/** The practice line: a local service with simulated customers, and the two lines that belong to it. */
export function createPracticeDesk(ports: {
  readonly start: StartPractice;
  readonly language: () => Language;
  readonly lines: LineDesk;
  readonly log: Log;
  readonly told: (error: AppError) => void;
  /** It runs: whatever was told about it is over. */
  readonly mended: () => void;
  readonly changed: () => void;
}): PracticeDesk {
  const { lines, log, told, mended, changed } = ports;
  let running: Running | null = null;
  let schedules: PracticeState['schedules'] = [];
  let turn: Promise<void> = Promise.resolve();
  let ordersToStart = 0;

  /** One order after another; one that throws does not keep the next from its turn. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const open = async (): Promise<void> => {
    const language = ports.language();
    const started = await ports.start(() => {
      log.error('the practice line has stopped by itself');
      told(appError('practice-unavailable'));
      inBackground('closing the practice line', inTurn(close), log);
    }, language);
    if (!started.ok) {
      told(started.error);
      return;
    }
    mended();
    const lineIds = started.value.lines.map(({ kind }) => lineId(`practice-${kind}`));
    running = { practice: started.value, lineIds, language, labels: started.value.lines, customers: started.value.customers };
    for (const [index, line] of started.value.lines.entries()) {
      const id = lineIds[index];
      if (id !== undefined) lines.open({ ...line, id, colour: null, origin: 'practice' });
    }
    changed();
  };

  const close = async (): Promise<void> => {
    if (running === null) return;
    const { practice, lineIds } = running;
    running = null;
    schedules = [];
    await Promise.all(lineIds.map((id) => lines.close(id)));
    await practice.stop();
    changed();
  };

  const speak = async (): Promise<void> => {
    const language = ports.language();
    if (running === null || running.language === language) return;
    const { practice, labels } = running;
    const spoken = await practice.control.speak(language);
    const customers = await practice.control.customers();
    if (!spoken.ok || !customers.ok) {
      log.warn('the practice line keeps its language', { language });
      return;
    }
    running = { ...running, language, labels: spoken.value, customers: customers.value };
    for (const { id, label, number } of lines.lines()) {
      if (!running.lineIds.includes(id)) continue;
      const [before, now] = [labels, spoken.value].map((some) => some.find((one) => one.number === number)?.label);
      if (now !== undefined && label === before) lines.change(id, { label: now });
    }
    changed();
  };

  const withNumber = async (
    id: LineId,
    work: (practice: RunningPractice, number: PhoneNumber) => Promise<Result<null, AppError>>,
  ): Promise<Result<null, AppError>> => {
    const number = lines.number(id);
    if (running === null) return fail(appError('practice-unavailable'));
    if (number === null || !running.lineIds.includes(id)) return fail(appError('invalid-input', 'not a practice line'));
    return work(running.practice, number);
  };

  return {
    state: () => (running === null ? null : { customers: running.customers, schedules }),
    isStarting: () => running === null && ordersToStart > 0,
    async run(wanted) {
      if (!wanted) return inTurn(close);
      ordersToStart += 1;
      changed();
      try {
        await inTurn(async () => {
          if (running === null) await open();
        });
      } finally {
        ordersToStart -= 1;
        changed();
      }
    },
    languageChanged: () => inTurn(speak),
    ring: (line, from) => withNumber(line, ({ control }, number) => control.ring({ number, from })),
    schedule: (line, everySeconds) =>
      withNumber(line, async ({ control }, number) => {
        const set = await control.schedule({ number, everySeconds });
        if (!set.ok) return set;
        const others = schedules.filter((other) => other.lineId !== line);
        schedules = everySeconds === null ? others : [...others, { lineId: line, everySeconds }];
        changed();
        return ok(null);
      }),
  };
}
