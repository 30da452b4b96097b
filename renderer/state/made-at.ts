/** Later than that no page handles a press: a machine whose events carry another clock's time (crbug.com/650338) would be deaf for ever. */
const LATEST_MS = 2_000;

/**
 * When a press was made, on the clock of `performance.now()`, as far as its event can be believed. A busy page handles it later, and what
 * came up under the agent's hands meanwhile hears by then (DOM, Event.timeStamp).
 */
export function madeAt({ timeStamp }: Pick<Event, 'timeStamp'>, now: number = performance.now()): number {
  return timeStamp <= now && now - timeStamp <= LATEST_MS ? timeStamp : now;
}
