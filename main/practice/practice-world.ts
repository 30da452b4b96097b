import { randomBytes } from 'node:crypto';
import type { Language } from '#contract/settings.ts';
import { createPracticeNumbers, type PracticeNumber, type PracticeNumberOptions } from './numbers/practice-number.ts';
import type { StoppableClock } from './practice-clock.ts';
import { DEFAULT_SWITCHES, type PracticeSwitches } from './practice-switches.ts';
import { DEFAULT_TIMES, type PracticeTimes } from './practice-times.ts';

/** What a practice line can be started with. Plain values only: it crosses a process boundary. */
export interface PracticeOptions {
  /** Port on 127.0.0.1; 0 or absent picks a free one. */
  readonly port?: number;
  /** Default: one META and one web number, both OPEN. */
  readonly numbers?: readonly PracticeNumberOptions[];
  /** Of its names and templates; default pt-BR. What customers say is Portuguese. */
  readonly language?: Language;
  /** `ps_…`; random when not given. */
  readonly tenantKey?: string;
  /** Token of the control API; random when not given. */
  readonly controlToken?: string;
  readonly switches?: Partial<PracticeSwitches>;
  readonly times?: Partial<PracticeTimes>;
  /** Addresses of the WhatsApp peer's host candidates; default 127.0.0.1 alone. */
  readonly mediaAddresses?: readonly string[];
  /** An incoming call every so many seconds, from the start. */
  readonly ringEverySeconds?: number;
}

/** Everything the rooms of the practice line share. `switches` is replaced as a whole when somebody flips one; `language` with the app's. */
export interface PracticeWorld {
  readonly clock: StoppableClock;
  readonly times: PracticeTimes;
  readonly initialSwitches: PracticeSwitches;
  switches: PracticeSwitches;
  language: Language;
  readonly tenantId: string;
  readonly tenantKey: string;
  readonly tenantKeyId: string;
  readonly numbers: readonly PracticeNumber[];
  readonly mediaAddresses: readonly string[];
  /** n random hex characters. */
  readonly randomHex: (length: number) => string;
  /** A failure that is a bug or a broken peer: reported, never thrown across a request. */
  readonly report: (what: string, cause: unknown) => void;
}

/** The world at its start. `report` is told about failures no caller is waiting for. */
export function createPracticeWorld(input: {
  readonly options: PracticeOptions;
  readonly clock: StoppableClock;
  readonly report: (what: string, cause: unknown) => void;
}): PracticeWorld {
  const { options, clock } = input;
  const language = options.language ?? 'pt-BR';
  const switches = { ...DEFAULT_SWITCHES, ...options.switches };
  return {
    clock,
    times: { ...DEFAULT_TIMES, ...options.times },
    initialSwitches: switches,
    switches,
    language,
    tenantId: 'ten_practice',
    tenantKey: options.tenantKey ?? `ps_${randomHex(48)}`,
    tenantKeyId: `key_${randomHex(16)}`,
    numbers: createPracticeNumbers({
      options: options.numbers ?? [{ kind: 'meta' }, { kind: 'web' }],
      nowMs: clock.now(),
      language,
      randomHex,
    }),
    mediaAddresses: options.mediaAddresses ?? ['127.0.0.1'],
    randomHex,
    report: input.report,
  };
}

function randomHex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);
}
