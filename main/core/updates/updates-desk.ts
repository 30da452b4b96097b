import type { Call } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import type { UpdateProgress, UpdateSettings, UpdateState } from '#contract/updates.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import { isInCall, waitsFor } from './install-moment.ts';
import { judgeRelease, type ReleaseVerdict } from './judge-release.ts';
import type { ReleaseNotice } from './release-notice.ts';
import type { UpdateMemory, UpdateSource } from './updates-port.ts';
import { isNewer } from './version.ts';

/** The start belongs to the calls. */
const FIRST_LOOK_MS = 3 * 60_000;
const LOOK_EVERY_MS = 6 * 3_600_000;
const LOOK_AGAIN_MS = 3_600_000;
/** How often a downloaded update asks whether its moment has come. */
const MOMENT_EVERY_MS = 30_000;
/** Whoever was asked to leave and has not by then was kept: a call came in at the last moment. */
const LEAVES_WITHIN_MS = 60_000;

export interface UpdatesDesk {
  state(): UpdateState;
  look(): Promise<Result<null, AppError>>;
  take(): Result<null, AppError>;
  install(): Promise<Result<null, AppError>>;
  /** Why no call should be placed by this version, or null. Answering goes on whatever a publisher says. */
  mayDial(): AppError | null;
  /** Told of every change of calls and settings. */
  follow(calls: readonly Call[]): void;
  /** Begins to look by itself. Returns what stops it. */
  start(): () => void;
}

/** Whether, when and which update is taken. Nothing of it costs a call: neither the download begins in one, nor the installation. */
export function createUpdatesDesk(ports: {
  readonly installed: string;
  readonly source: UpdateSource;
  readonly memory: UpdateMemory;
  readonly settings: () => UpdateSettings;
  /** Seconds since the machine's keyboard or mouse was used. */
  readonly idleSeconds: () => number;
  readonly clock: Clock;
  /** 0 to 1, by chance: machines that were started together do not ask together. */
  readonly random: () => number;
  readonly log: Log;
  /** Says something that the agent would find in the settings alone. */
  readonly tell: (error: AppError) => void;
  readonly changed: () => void;
}): UpdatesDesk {
  const { source, memory, clock, log } = ports;
  let progress: UpdateProgress = source.none === null ? { phase: 'current' } : { phase: 'off', why: source.none };
  let lookedAt: UnixMs | null = null;
  let found: ReleaseNotice | null = null;
  let calls: readonly Call[] = [];
  let lastCallAt = clock.now();
  let used = ports.settings();
  let cancelLook = (): void => undefined;
  let cancelMoment = (): void => undefined;
  let isOver = false;
  let announced = '';

  const become = (next: UpdateProgress): void => {
    progress = next;
    ports.changed();
    if ((next.phase !== 'ready' && next.phase !== 'found') || announced === next.version) return;
    const isForAgent = next.phase === 'ready' ? next.waitsFor === 'agent' : !next.isStaged && !ports.settings().automatic;
    if (!isForAgent) return;
    announced = next.version;
    ports.tell(appError('update-ready', next.version));
  };
  const wait = (): ReturnType<typeof waitsFor> =>
    waitsFor({
      calls,
      isAutomatic: ports.settings().automatic,
      isUnattended: source.isUnattended,
      lastCallAt,
      idleSeconds: ports.idleSeconds(),
      now: clock.now(),
    });

  const download = async (notice: ReleaseNotice): Promise<void> => {
    const { version } = notice;
    become({ phase: 'downloading', version, percent: 0 });
    const done = await source.download(notice, (percent) => {
      const whole = Math.floor(percent);
      if (progress.phase === 'downloading' && whole > progress.percent) become({ phase: 'downloading', version, percent: whole });
    });
    if (!done.ok) {
      log.warn('an update could not be downloaded', { version, code: done.error.code, detail: done.error.detail ?? '' });
      become({ phase: 'failed', error: done.error });
      return;
    }
    log.info('an update is ready', { version });
    beReady(version);
  };

  /** A look or an installation that comes to nothing ends the watch as well: whatever is ready waits for its moment. */
  const beReady = (version: string): void => {
    become({ phase: 'ready', version, waitsFor: wait() ?? 'idle' });
    watchMoment();
  };

  const watchMoment = (): void => {
    cancelMoment();
    cancelMoment = clock.after(MOMENT_EVERY_MS, () => {
      if (progress.phase !== 'ready') return;
      const why = wait();
      if (why === null) inBackground('installing an update', installNow(), log);
      else {
        if (why !== progress.waitsFor) become({ ...progress, waitsFor: why });
        watchMoment();
      }
    });
  };

  const installNow = async (): Promise<Result<null, AppError>> => {
    if (progress.phase !== 'ready') return fail(appError('invalid-input', 'nothing is ready to be installed'));
    if (isInCall(calls)) return fail(appError('update-in-call'));
    const { version } = progress;
    become({ phase: 'installing', version });
    log.info('installing an update', { version });
    /** Not any more, where it was given up or taken back since. */
    const goesOn = (): boolean => progress.phase === 'installing' && progress.version === version;
    const waitAgain = (): void => {
      if (goesOn()) beReady(version); // else told late
    };
    const begun = await source.installNow(() => goesOn() && !isInCall(calls), waitAgain);
    if (!begun.ok && begun.error.code === 'update-in-call') {
      waitAgain();
      return begun;
    }
    if (!begun.ok) {
      log.error('an update could not be installed', { version, code: begun.error.code, detail: begun.error.detail ?? '' });
      become({ phase: 'failed', error: begun.error });
      return begun;
    }
    if (!goesOn()) return begun;
    cancelMoment();
    cancelMoment = clock.after(LEAVES_WITHIN_MS, waitAgain);
    return begun;
  };

  const act = (notice: ReleaseNotice, verdict: Exclude<ReleaseVerdict['verdict'], 'refused'>, isAsked: boolean): void => {
    found = verdict === 'nothing' ? null : notice;
    if (verdict === 'nothing') become({ phase: 'current' });
    else if (isAsked || (verdict === 'take' && ports.settings().automatic)) begin(notice);
    else become({ phase: 'found', version: notice.version, isStaged: verdict === 'later' });
  };

  /** Not in a call, whose sound would pay for the download: `follow` comes back to it. */
  const begin = (notice: ReleaseNotice): void => {
    if (isInCall(calls)) become({ phase: 'found', version: notice.version, isStaged: false });
    else inBackground('downloading an update', download(notice), log);
  };

  const mayDial = (): AppError | null => {
    const least = memory.noCallsBelow();
    return least !== null && isNewer(least, ports.installed) ? appError('update-required', least) : null;
  };

  const isBusy = (): boolean => ['off', 'looking', 'downloading', 'installing'].includes(progress.phase);

  const look = async (isAsked: boolean): Promise<Result<null, AppError>> => {
    if (progress.phase === 'off') return fail(appError('update-unreachable', progress.why));
    if (isBusy()) return ok(null);
    const before = progress;
    const settings = ports.settings();
    become({ phase: 'looking' });
    const read = await source.readRelease(settings.channel);
    if (isOver) return ok(null);
    if (!read.ok) return failed(read.error, before);
    const notice = read.value;
    const newestSeenAt = memory.newestSeenAt(settings.channel);
    const judged = judgeRelease(notice, { installed: ports.installed, settings, newestSeenAt, seat: memory.seat, now: clock.now() });
    if (judged.verdict === 'refused') return failed(appError('update-refused', judged.why), before);
    const couldDial = mayDial() === null;
    memory.seen(notice);
    const refusal = mayDial();
    if (couldDial && refusal !== null) ports.tell(refusal);
    lookedAt = clock.now();
    if (before.phase === 'ready') {
      if (judged.verdict !== 'nothing' && notice.version === before.version) {
        beReady(before.version);
        return ok(null);
      }
      // Taken back by its publisher, or overtaken.
      source.forget();
      cancelMoment();
    }
    act(notice, judged.verdict, isAsked);
    return ok(null);
  };

  /** What lies ready is none the worse for a look that failed. */
  const failed = (error: AppError, before: UpdateProgress): Result<null, AppError> => {
    log.warn('looking for updates failed', { code: error.code, detail: error.detail ?? '' });
    if (before.phase === 'ready') beReady(before.version);
    else become({ phase: 'failed', error });
    return fail(error);
  };

  const lookLater = (afterMs: number): void => {
    cancelLook();
    cancelLook = clock.after(afterMs * (0.75 + ports.random() / 2), () => {
      const looked = look(false).then(({ ok: isGood }) => {
        if (!isOver) lookLater(isGood ? LOOK_EVERY_MS : LOOK_AGAIN_MS);
      });
      inBackground('looking for updates', looked, log);
    });
  };

  return {
    state: () => ({ installed: ports.installed, lookedAt, progress }),
    look: () => look(true),
    take() {
      if (found === null || isBusy() || progress.phase === 'ready') return fail(appError('invalid-input', 'there is nothing to take'));
      if (isInCall(calls)) return fail(appError('update-in-call'));
      inBackground('downloading an update', download(found), log);
      return ok(null);
    },
    install: installNow,
    mayDial,
    follow(now) {
      const wasInCall = isInCall(calls);
      calls = now;
      if (wasInCall && !isInCall(calls)) lastCallAt = clock.now();
      const settings = ports.settings();
      const isOther = settings.channel !== used.channel || settings.pinnedTo !== used.pinnedTo;
      const isSooner = settings.automatic && progress.phase === 'found' && !progress.isStaged && !isInCall(calls);
      if (isOther && !isBusy()) {
        used = settings;
        inBackground('looking for updates', look(false), log);
      } else if (isSooner && found !== null) begin(found);
      else if (progress.phase === 'ready') {
        const why = wait() ?? 'idle';
        if (why !== progress.waitsFor) become({ ...progress, waitsFor: why });
      }
    },
    start() {
      if (progress.phase !== 'off') lookLater(FIRST_LOOK_MS);
      return () => {
        isOver = true;
        cancelLook();
        cancelMoment();
      };
    },
  };
}
