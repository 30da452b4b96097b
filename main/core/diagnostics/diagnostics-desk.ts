import type { AppState } from '#contract/app-state.ts';
import type { CheckResult } from '#contract/diagnostics.ts';
import type { AppError } from '#contract/errors.ts';
import type { Line } from '#contract/line.ts';
import type { SettingPath } from '#contract/policy.ts';
import type { Result } from '#contract/result.ts';
import { isMembers, memberAt, withMember } from '../policy/setting-path.ts';
import { settingsFile } from '../settings-transfer/settings-file.ts';
import type { Findings } from './findings.ts';
import { runChecks } from './run-checks.ts';
import type { Timeline } from './timeline.ts';

export interface BundleFile {
  readonly name: string;
  readonly text: string;
}

export interface DiagnosticsPorts {
  readonly state: () => AppState;
  /** Looks at machine and network; takes some seconds where something hangs. */
  readonly look: () => Promise<Findings>;
  readonly timeline: Pick<Timeline, 'entries'>;
  /** Versions and figures of app, system and machine. */
  readonly machine: () => Readonly<Record<string, string | number | boolean | null>>;
  /** The logs, each line without secrets and numbers. */
  readonly logs: () => Promise<readonly BundleFile[]>;
  /** A text without keys, media descriptions or numbers in full. */
  readonly redact: (text: string) => string;
  readonly iso: (at: number) => string;
  /** What the bundle says of itself, in the agent's language. */
  readonly readMe: () => string;
  /** Asks the agent where, and writes one file there; null where it is called off. */
  readonly save: (files: readonly BundleFile[]) => Promise<Result<string | null, AppError>>;
}

export interface DiagnosticsDesk {
  run(): Promise<readonly CheckResult[]>;
  save(): Promise<Result<string | null, AppError>>;
}

/** Looks at everything once, and packs what support needs: nothing in it names a customer or opens a door. */
export function createDiagnosticsDesk(ports: DiagnosticsPorts): DiagnosticsDesk {
  const { redact, iso } = ports;
  const run = async (): Promise<readonly CheckResult[]> => runChecks(ports.state(), await ports.look());
  const file = (name: string, document: unknown): BundleFile => ({ name, text: `${JSON.stringify(document, null, 2)}\n` });

  return {
    run,
    async save() {
      const checks = await run();
      const state = ports.state();
      const entries = ports.timeline
        .entries()
        .map(({ at, what, facts }) => JSON.stringify({ at: iso(at), what, ...redacted(facts, redact) }));
      return ports.save([
        { name: 'README.txt', text: ports.readMe() },
        file(
          'checks.json',
          checks.map((check) => redactedCheck(check, redact)),
        ),
        file('machine.json', { ...redacted(ports.machine(), redact), at: iso(state.publishedAt) }),
        file(
          'lines.json',
          state.lines.map((line) => shownLine(line, redact, iso)),
        ),
        { name: 'settings.json', text: redactedSettings(state, { redact, at: iso(state.publishedAt) }) },
        { name: 'timeline.jsonl', text: entries.map((entry) => `${entry}\n`).join('') },
        ...(await ports.logs()),
      ]);
    },
  };
}

type Redact = (text: string) => string;

function redacted(facts: Readonly<Record<string, string | number | boolean | null>>, redact: Redact): typeof facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]));
}

function redactedCheck({ fact, error, ...rest }: CheckResult, redact: Redact): CheckResult {
  const detail = error?.detail === undefined ? {} : { detail: redact(error.detail) };
  return { ...rest, fact: fact === null ? null : redact(fact), error: error === null ? null : { ...error, ...detail } };
}

/** Without its number, and its name only as far as it is none. */
function shownLine({ id, kind, label, origin, status, health }: Line, redact: Redact, iso: (at: number) => string): object {
  const provenAt = health.provenAt === null ? null : iso(health.provenAt);
  const error = status.state === 'unreachable' ? { code: status.error.code, detail: redact(status.error.detail ?? '') } : null;
  return { id, kind, label: redact(label), origin, state: status.state, error, health: { ...health, provenAt } };
}

/** Paths and queries of these are tokens as often as not: of them the bundle has where they lead, and no more. */
const ADDRESSES: readonly SettingPath[] = ['hook.url', 'crm.template', 'network.proxy.url'];

/** Texts of settings may be addresses with a number or a key in them. */
function redactedSettings({ settings }: AppState, { redact, at }: { readonly redact: Redact; readonly at: string }): string {
  const whole: unknown = JSON.parse(settingsFile(settings, { version: '', at }));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return value === at ? value : redact(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, within]) => [name, walk(within)]));
  };
  return `${JSON.stringify(walk(isMembers(whole) ? ADDRESSES.reduce(withOrigin, whole) : whole), null, 2)}\n`;
}

/** The file with the origin alone of the address that stands there. */
function withOrigin(file: Readonly<Record<string, unknown>>, path: SettingPath): Readonly<Record<string, unknown>> {
  const place = `settings.${path}`;
  const address = memberAt(file, place);
  if (typeof address !== 'string' || address === '') return file;
  // A user and a password may stand in front of the host.
  const [, scheme = '', host = ''] = /^([a-z][a-z0-9+.-]*:)(?:\/\/(?:[^/?#\\]*@)?([^/?#\\@]*))?/i.exec(address) ?? [];
  return withMember(file, place, host === '' ? scheme : `${scheme}//${host}`);
}
