import type { AppState } from '#contract/app-state.ts';
import type { AgentDevice, DeviceKind } from '#contract/audio.ts';
import { CHECK_NAMES, type CheckName, type CheckResult, type CheckVerdict } from '#contract/diagnostics.ts';
import { appError, type AppError } from '#contract/errors.ts';
import type { ProvenWay } from '#contract/network.ts';
import type { Findings } from './findings.ts';

/** A clock that is off by less rings no call late; the app's own offset takes it up. */
const CLOCK_LOOK_MS = 60_000;
const LITTLE_BYTES = 1_024 ** 3;
const TOO_LITTLE_BYTES = 100 * 1_024 ** 2;

export type CheckedState = Pick<AppState, 'lines' | 'tunnel' | 'audio' | 'settings'>;
type Finding = Omit<CheckResult, 'name'>;

/** Every check, by what the phone knows of itself and what was found on the machine. Pure: it asks nobody. */
export function runChecks(state: CheckedState, findings: Findings): readonly CheckResult[] {
  const { proof, permissions, policy } = findings;
  const microphone = permissions.find(({ name }) => name === 'microphone')?.state;
  const notifications = permissions.find(({ name }) => name === 'notifications')?.state;
  const checks: Record<CheckName, () => Finding> = {
    network: () => provenWay(proof.requests, proof.via),
    service: () => serviceCheck(state),
    'media-way': () => (state.lines.some(({ kind }) => kind === 'web') ? provenWay(proof.sound, proof.via) : idle()),
    clock: () => clockCheck(findings.clockAheadMs),
    lines: () => linesCheck(state),
    tunnel: () => tunnelCheck(state),
    microphone: () => (microphone === 'denied' ? bad(appError('microphone-blocked')) : deviceCheck(state, 'microphone')),
    speaker: () => deviceCheck(state, 'speaker'),
    'audio-engine': () => engineCheck(state),
    vault: () => (findings.canKeepSecrets ? good() : look(appError('keys-not-kept'))),
    disk: () => diskCheck(findings.freeBytes),
    notifications: () => (notifications === 'denied' ? look(appError('notifications-blocked')) : good()),
    policy: () => {
      if (policy.source === null) return idle();
      const [first] = policy.problems;
      return first === undefined ? good(policy.source) : look(appError('policy-broken', `${first.kind}: ${first.where}`), policy.source);
    },
  };
  return CHECK_NAMES.map((name) => ({ name, ...checks[name]() }));
}

const found = (verdict: CheckVerdict, error: AppError | null, fact: string | null): Finding => ({ verdict, error, fact });
const good = (fact: string | null = null): Finding => found('good', null, fact);
const idle = (): Finding => found('idle', null, null);
const look = (error: AppError | null, fact: string | null = null): Finding => found('look', error, fact);
const bad = (error: AppError, fact: string | null = null): Finding => found('bad', error, fact);

function provenWay(way: ProvenWay, via: string | null): Finding {
  const by = via === null ? '' : `, ${via}`;
  return way.ok ? good(`${String(Math.round(way.tookMs))} ms${by}`) : bad(way.error, via);
}

/** The lines that are not for practice, for which the service is asked. */
function serviceCheck({ lines }: CheckedState): Finding {
  const real = lines.filter(({ origin }) => origin !== 'practice');
  if (real.length === 0) return idle();
  const broken = real.flatMap(({ status }) => (status.state === 'unreachable' ? [status.error] : []))[0];
  return broken === undefined ? good() : bad(broken);
}

function linesCheck({ lines }: CheckedState): Finding {
  if (lines.length === 0) return idle();
  const counted = (state: string): number => lines.filter(({ status }) => status.state === state).length;
  const fact = `${String(counted('live'))} live, ${String(counted('polling'))} polling, ${String(counted('unreachable'))} unreachable`;
  if (counted('unreachable') > 0) {
    const error = lines.flatMap(({ status }) => (status.state === 'unreachable' ? [status.error] : []))[0];
    return bad(error ?? appError('service-unreachable'), fact);
  }
  return counted('live') === lines.length ? good(fact) : look(null, fact);
}

function tunnelCheck({ tunnel: { status, settings } }: CheckedState): Finding {
  switch (status.state) {
    case 'off':
      return idle();
    case 'opening':
      return look(null, settings.provider);
    case 'open':
      return status.provenAt === null ? look(null, settings.provider) : good(settings.provider);
    case 'silent':
      return bad(appError('tunnel-lost', 'nothing comes round'), settings.provider);
    case 'failed':
      return bad(status.error, settings.provider);
  }
}

function deviceCheck({ audio, settings }: CheckedState, kind: DeviceKind): Finding {
  const devices: readonly AgentDevice[] = kind === 'microphone' ? audio.devices.microphones : audio.devices.speakers;
  const chosen = settings[kind];
  if (devices.length === 0) return bad(appError('audio-device-missing', kind));
  if (chosen !== null && !devices.some(({ name }) => name === chosen)) return look(appError('audio-device-switched', chosen));
  return good(chosen ?? devices.find(({ isDefault }) => isDefault)?.name ?? null);
}

function engineCheck({ audio: { engine } }: CheckedState): Finding {
  if (engine.state === 'ready') return good();
  return engine.state === 'unavailable' ? bad(engine.error) : look(null, engine.state);
}

function clockCheck(aheadMs: number | null): Finding {
  if (aheadMs === null) return idle();
  const fact = `${String(Math.round(aheadMs / 1_000))} s`;
  return Math.abs(aheadMs) < CLOCK_LOOK_MS ? good(fact) : look(appError('clock-wrong', fact), fact);
}

function diskCheck(freeBytes: number | null): Finding {
  if (freeBytes === null) return idle();
  const fact = `${String(Math.round(freeBytes / 1_024 ** 2))} MB`;
  if (freeBytes < TOO_LITTLE_BYTES) return bad(appError('storage-full', fact), fact);
  return freeBytes < LITTLE_BYTES ? look(appError('disk-low', fact), fact) : good(fact);
}
