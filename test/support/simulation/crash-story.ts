import type { PhaseName } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { chanceOf } from './chance.ts';
import { customer } from './call-plan.ts';
import type { PlannedCall, SimulatedCall } from './simulated-calls.ts';
import { setSimulation, type SimulationStage } from './simulation-stage.ts';

/** One call in which the app dies at some moment, and what the agent does meanwhile. */
export interface CrashStory {
  readonly seed: number;
  readonly kind: LineKind;
  readonly plot: 'rings-on' | 'answered' | 'answered-elsewhere' | 'placed' | 'placed-unanswered';
  /** Where in the call's life, counted in requests that reached the service, writes to the disk and states that were shown; 0: never. */
  readonly diesAt: number;
  /** Whether the request at which it dies is still carried out. */
  readonly carriedOut: boolean;
  /** Until it is started again. */
  readonly downMs: number;
}

export interface CrashOutcome {
  readonly stage: SimulationStage;
  readonly call: SimulatedCall | null;
  /** How many moments there were to die at. */
  readonly moments: number;
  /** What the screen showed of the call when it died, and whether the agent had hung up; null where it never died. */
  readonly died: { readonly phase: PhaseName | null; readonly hungUp: boolean } | null;
  /** Phases that the second app showed, in order. */
  readonly phasesAfter: readonly PhaseName[];
  readonly violations: readonly string[];
}

const PEER = customer(0);
const ANSWERED_AFTER_MS = 4_000;
const REJOINED_AFTER_MS = 3_000;
const TALK_MS = 15_000;
const WHOLE_MS = 150_000;

const PLANS: Readonly<Record<CrashStory['plot'], Omit<PlannedCall, 'from'>>> = {
  'rings-on': { ringsMs: 40_000, end: 'missed', talksMs: 1 },
  // The customer waits for the agent; nobody but the agent ends it.
  answered: { ringsMs: 45_000, end: 'missed', talksMs: 600_000 },
  'answered-elsewhere': { ringsMs: 20_000, end: 'answered-elsewhere', talksMs: 30_000 },
  placed: { ringsMs: 6_000, end: 'answered-elsewhere', talksMs: 600_000 },
  'placed-unanswered': { ringsMs: 20_000, end: 'missed', talksMs: 1 },
};

export function crashStory(seed: number, diesAt: number): CrashStory {
  const chance = chanceOf(seed, 'crash');
  const [kind, plot] = [
    chance.pick(['meta', 'web'] as const),
    chance.pick(Object.keys(PLANS) as [CrashStory['plot'], ...CrashStory['plot'][]]),
  ];
  const dying = chanceOf(seed, `death ${String(diesAt)}`);
  return { seed, kind, plot, diesAt, carriedOut: dying.happens(0.5), downMs: dying.pick([500, 3_000, 12_000]) };
}

/** Plays the story: the agent answers what rings, hangs up after a while, and takes up again what is offered after the crash. */
export async function playCrash(story: CrashStory): Promise<CrashOutcome> {
  const { seed, kind, plot, diesAt } = story;
  const phasesAfter: PhaseName[] = [];
  let moments = 0;
  let died: CrashOutcome['died'] = null;
  let restarted = false;
  let lastPhase: PhaseName | null = null;
  let counting = false;
  let hungUp = false;

  function moment(): void {
    if (!counting || died !== null) return;
    moments += 1;
    if (moments !== diesAt) return;
    died = { phase: lastPhase, hungUp };
    stage.kill();
  }
  const stage = setSimulation({
    seed,
    kind,
    onWrite: moment,
    onState({ calls: [call] }) {
      const phase = call?.phase ?? null;
      if (restarted && phase !== null && phasesAfter.at(-1) !== phase) phasesAfter.push(phase);
      if (phase === lastPhase) return;
      lastPhase = phase;
      moment();
    },
  });
  const { time, number, network } = stage;
  network.onRequest = (carryOut) => {
    if (!counting || died !== null || moments + 1 !== diesAt || story.carriedOut) {
      const answer = carryOut();
      moment();
      return answer;
    }
    moment();
    return null;
  };
  stage.start();
  if ((await stage.until(() => stage.now().line().status.state === 'live', 30_000)) === null)
    throw new Error(`seed ${String(seed)}: never live`);
  const violations = (): readonly string[] => {
    const { station, audio, log } = stage.now();
    return [...station.violations, ...audio.violations, ...log.lines.filter((line) => line.startsWith('error'))];
  };

  counting = true;
  number.plannedFor = () => ({ from: PEER, ...PLANS[plot] });
  if (plot.startsWith('placed')) stage.now().app.dial(stage.lineId, PEER);
  else number.ring({ from: PEER, ...PLANS[plot] });
  const beganAt = time.nowMs();
  let shown: PhaseName | null = null;
  let shownSince = beganAt;
  while (time.nowMs() - beganAt < WHOLE_MS) {
    await time.pass(100);
    if (died !== null && !restarted) {
      await time.pass(story.downMs);
      lastPhase = null;
      restarted = true;
      stage.start();
    }
    const { app } = stage.now();
    const [call] = app.state().calls;
    if (call === undefined) continue;
    if (shown !== call.phase) shownSince = time.nowMs();
    shown = call.phase;
    const lasted = time.nowMs() - shownSince;
    if (call.phase === 'ringing' && plot === 'answered' && lasted >= ANSWERED_AFTER_MS) app.answer(call.id);
    if (call.phase === 'stranded' && lasted >= REJOINED_AFTER_MS) app.rejoin(call.id);
    if (call.phase !== 'active' || lasted < TALK_MS) continue;
    hungUp = true;
    app.hangUp(call.id);
  }
  counting = false;
  const found = violations();
  const outcome = { stage, call: number.calls.all[0] ?? null, moments, died, phasesAfter, violations: found };
  return outcome;
}
