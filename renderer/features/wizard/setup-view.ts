import type { AppState } from '#contract/app-state.ts';
import type { Line, LineHealth } from '#contract/line.ts';
import { SETUP_STEPS, type SetupStep } from '#contract/setup.ts';
import type { TunnelSettings } from '#contract/tunnel.ts';

/** The lines the first run is about: the agent's own, or those of practice where there is no other. */
export function linesInSetup(lines: readonly Line[]): readonly Line[] {
  const own = lines.filter(({ origin }) => origin !== 'practice');
  return own.length > 0 ? own : lines;
}

export function stepAfter(step: SetupStep): SetupStep {
  return SETUP_STEPS[SETUP_STEPS.indexOf(step) + 1] ?? step;
}

export function stepBefore(step: SetupStep): SetupStep | null {
  return SETUP_STEPS[SETUP_STEPS.indexOf(step) - 1] ?? null;
}

export type Proof = 'good' | 'waiting' | 'bad';

/** What is known of a number, each by its own evidence: the key, the connection to WhatsApp, the switch for calls. */
export function numberProofs({ health, kind }: Line): Readonly<Record<'key' | 'connection' | 'calling', Proof>> {
  return {
    key: proofOf(health.key, { good: 'valid', bad: 'rejected' }),
    connection: connectionProof(health),
    // Web numbers have no such switch: they always can.
    calling: kind === 'web' ? 'good' : proofOf(health.calling, { good: 'enabled', bad: 'disabled' }),
  };
}

function proofOf(known: string, words: { readonly good: string; readonly bad: string }): Proof {
  return known === words.good ? 'good' : known === words.bad ? 'bad' : 'waiting';
}

function connectionProof({ connection, key }: LineHealth): Proof {
  if (connection === 'closed') return 'bad';
  // A number's key may be forbidden to ask; that it is accepted is then the evidence there is.
  return connection === 'open' || (connection === 'unknown' && key === 'valid') ? 'good' : 'waiting';
}

/**
 * Whether all the lines are live because their service is on this computer, as practice is: they ring at once whatever way is chosen, for
 * the way is that of numbers of the company. A line that is live where no way is chosen has no other explanation.
 */
export function isServedHere(lines: readonly Line[], { provider }: TunnelSettings): boolean {
  const asked = linesInSetup(lines);
  return asked.length > 0 && asked.every(({ origin, status }) => status.state === 'live' && (origin === 'practice' || provider === 'none'));
}

export type Arrival = 'live' | 'here' | 'polling' | 'unproven';

/** How calls arrive at the worst of the lines; `here`: at once, and by no way that was chosen. */
export function arrivalOf(lines: readonly Line[], tunnel: TunnelSettings): Arrival {
  const states = linesInSetup(lines).map(({ status }) => status.state);
  if (states.length === 0 || states.some((state) => state === 'connecting' || state === 'unreachable')) return 'unproven';
  if (states.includes('polling')) return 'polling';
  return isServedHere(lines, tunnel) ? 'here' : 'live';
}

/** Whether the agent has talked with the customer who repeats what is said. */
export function hasTestedSound({ practice, recents }: Pick<AppState, 'practice' | 'recents'>): boolean {
  const echo = practice?.customers.filter(({ behaviour }) => behaviour === 'echo').map(({ number }) => number) ?? [];
  return recents.some(({ peer, answeredAt }) => answeredAt !== null && peer !== null && echo.includes(peer));
}
