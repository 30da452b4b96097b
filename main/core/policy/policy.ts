import type { PriceTable } from '#contract/billing.ts';
import { hookProblem, templateProblem } from '#contract/outside-address.ts';
import { LOCKABLE_AREAS, type PolicyProblem, type PolicyState, type SettingPath } from '#contract/policy.ts';

/** What an administrator has laid down, checked. Whatever in it makes no sense is left out and told. */
export interface Policy extends PolicyState {
  /** Values that hold where the agent has chosen nothing, by their places. */
  readonly presets: ReadonlyMap<SettingPath, unknown>;
  /** The company's price table; null where it brings none, or none that can be used. */
  readonly prices: PriceTable | null;
  /** What is locked reads as it was last chosen, because nobody knows what was laid down. */
  readonly holdsChosen: boolean;
}

/** A policy as its source gives it, before anybody knows whether its settings exist. */
export interface PolicyDocument {
  readonly source: string;
  readonly organisation: string | null;
  readonly support: string | null;
  /** A part of a document of settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A price table, or the name of a file beside the policy that holds one; null where there is neither. */
  readonly prices: unknown;
  readonly locked: readonly SettingPath[];
  readonly problems: readonly PolicyProblem[];
  /** It is there and cannot be read: what is locked stays as it was last chosen. Left out of one that was read. */
  readonly holdsChosen?: true;
}

/** Which members of a document of settings this version has, and takes with these values. */
export type CheckMembers = (document: Readonly<Record<string, unknown>>) => CheckedMembers;
export interface CheckedMembers {
  readonly usable: ReadonlyMap<SettingPath, unknown>;
  readonly wrong: readonly { readonly path: SettingPath; readonly why: 'unknown' | 'wrong' }[];
}

/** The table that a policy brings, and what in it cannot be used, each by its place. */
export type ReadPrices = (given: unknown) => { readonly table: PriceTable | null; readonly problems: readonly string[] };

/** A file of thousands of mistakes is one mistake, and what is told of it goes to every window with every state. */
const MOST_TOLD = 20;
const LONGEST_PLACE = 100;

/** What the app keeps for itself: nobody presets it, and a lock on it would break the phone. */
const NEVER = ['knownDevices', 'setup.step', 'startup.toldOfTray'];

export interface PolicyChecks {
  readonly check: CheckMembers;
  /** Whether a setting, or a group of them, has that place. */
  readonly exists: (path: SettingPath) => boolean;
  readonly readPrices: ReadPrices;
}

/** The policy of a document. Prices that it brings are locked: they hold, whatever else it names. */
export function checkPolicy(document: PolicyDocument, { check, exists, readPrices }: PolicyChecks): Policy {
  const { usable, wrong } = check(document.settings);
  const prices = document.prices === null ? null : readPrices(document.prices);
  const table = prices?.table ?? null;
  const isLockable = (path: SettingPath): boolean =>
    path === '*' || LOCKABLE_AREAS.some((area) => area === path) || (exists(path) && !NEVER.includes(path));
  const unusable = unusableAddresses(usable);
  const presets = new Map([...usable].filter(([path]) => !NEVER.includes(path) && !unusable.includes(path)));
  return {
    source: document.source,
    organisation: document.organisation,
    support: document.support,
    presets,
    holdsChosen: document.holdsChosen === true,
    prices: table,
    locked: [...new Set([...document.locked.filter(isLockable), ...(table === null ? [] : ['prices'])])],
    problems: fewOf([
      ...document.problems,
      ...wrong.map(({ path, why }): PolicyProblem => ({ kind: why === 'unknown' ? 'unknown' : 'member', where: path })),
      ...unusable.map((where): PolicyProblem => ({ kind: 'member', where })),
      ...document.locked.filter((path) => !isLockable(path)).map((where): PolicyProblem => ({ kind: 'unknown', where })),
      ...(prices?.problems ?? []).map((where): PolicyProblem => ({ kind: 'prices', where })),
    ]),
  };
}

/**
 * Addresses that would never be opened nor told of anything. An agent may keep one that is half typed; an administrator has to hear of it,
 * for nobody here would.
 */
function unusableAddresses(usable: ReadonlyMap<SettingPath, unknown>): readonly SettingPath[] {
  const schemes = usable.get('crm.schemes');
  const allowed = Array.isArray(schemes) ? schemes.filter((scheme) => typeof scheme === 'string') : [];
  const problemOf: Readonly<Record<SettingPath, (address: string) => string | null>> = {
    'crm.template': (address) => templateProblem(address, allowed),
    'hook.url': hookProblem,
  };
  return Object.entries(problemOf).flatMap(([path, problem]) => {
    const address = usable.get(path);
    return typeof address === 'string' && address.trim() !== '' && problem(address) !== null ? [path] : [];
  });
}

/** The first of them, and how many more there are as one, such as `+ 300`. */
function fewOf(problems: readonly PolicyProblem[]): readonly PolicyProblem[] {
  const told = problems.slice(0, MOST_TOLD).map(({ kind, where }) => ({ kind, where: where.slice(0, LONGEST_PLACE) }));
  const left = problems.slice(MOST_TOLD);
  return left.length === 0 ? told : [...told, { kind: left[0]?.kind ?? 'unknown', where: `+ ${String(left.length)}` }];
}

export function noPolicy(): Policy {
  return {
    source: null,
    organisation: null,
    support: null,
    locked: [],
    problems: [],
    presets: new Map(),
    prices: null,
    holdsChosen: false,
  };
}
