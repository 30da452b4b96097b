import type { Language } from '#contract/settings.ts';
import { PRACTICE_WORDS } from '../practice-words.ts';

/** Session state of a number, as `/v1/numbers` names it. */
export type NumberState = 'OPEN' | 'CONNECTING' | 'CLOSE';

/** What somebody outside says about one number of the practice tenant. Everything but the kind has a default. */
export interface PracticeNumberOptions {
  readonly kind: 'meta' | 'web';
  readonly id?: string;
  /** E.164 with `+`. */
  readonly number?: string;
  readonly label?: string;
  /** `ps_…`; random when not given. */
  readonly apiKey?: string;
  readonly state?: NumberState;
}

/** A WhatsApp number of the practice tenant. `label`, `state`, `metaRefusal` and `callingSettings` change at run time. */
export interface PracticeNumber {
  readonly id: string;
  readonly kind: 'meta' | 'web';
  readonly number: string;
  label: string;
  /** The label in each language; of a number that somebody named, that name. */
  readonly labelIn: (language: Language) => string;
  readonly instanceName: string;
  readonly apiKey: string;
  readonly keyId: string;
  readonly createdAtMs: number;
  readonly initialState: NumberState;
  state: NumberState;
  /** META: every new call and permission request of this number is refused with this Meta code. */
  metaRefusal: number | null;
  /** META: the `calling` object as Meta exposes it. */
  callingSettings: Record<string, unknown>;
}

const DEFAULTS = {
  meta: { id: 'num_practice_meta', number: '+551130000001' },
  web: { id: 'num_practice_web', number: '+5511970000002' },
} as const;

/** Settings a META number starts with. */
export function initialCallingSettings(): Record<string, unknown> {
  return { status: 'ENABLED', call_icon_visibility: 'DEFAULT', callback_permission_status: 'ENABLED' };
}

/** The numbers of a new practice world. `randomHex(n)` supplies n random hex characters. */
export function createPracticeNumbers(input: {
  readonly options: readonly PracticeNumberOptions[];
  readonly nowMs: number;
  readonly language: Language;
  readonly randomHex: (length: number) => string;
}): PracticeNumber[] {
  const taken = new Map<string, number>();
  return input.options.map((option) => {
    const nth = (taken.get(option.kind) ?? 0) + 1;
    taken.set(option.kind, nth);
    const preset = DEFAULTS[option.kind];
    const suffix = nth === 1 ? '' : `_${String(nth)}`;
    const state = option.state ?? 'OPEN';
    const labelIn = (language: Language): string =>
      option.label ?? `${PRACTICE_WORDS[language].labels[option.kind]}${nth === 1 ? '' : ` ${String(nth)}`}`;
    return {
      id: option.id ?? `${preset.id}${suffix}`,
      kind: option.kind,
      number: option.number ?? nthNumber(preset.number, nth),
      label: labelIn(input.language),
      labelIn,
      instanceName: `practice-${option.kind}${nth === 1 ? '' : `-${String(nth)}`}`,
      apiKey: option.apiKey ?? `ps_${input.randomHex(48)}`,
      keyId: `key_${input.randomHex(16)}`,
      createdAtMs: input.nowMs,
      initialState: state,
      state,
      metaRefusal: null,
      callingSettings: initialCallingSettings(),
    };
  });
}

function nthNumber(first: string, nth: number): string {
  return `+${String(BigInt(first.slice(1)) + BigInt(nth - 1) * 10n)}`;
}
