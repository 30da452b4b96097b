/** Silent seconds after which the link is taken for dead: TCP itself would notice after minutes. */
const DEAD_AFTER = 5;

export interface LinkSilence {
  /** Anything arrived: a message or a pong. */
  heard(what: 'message' | 'pong'): void;
  /** Once a second: what to do now. */
  second(): 'nothing' | 'ping' | 'give-up';
}

/**
 * Tells a dead link from a quiet service: asks after the first silent second, and gives up only on a peer that has
 * answered pings before. Counts seconds in which this process ran, so that a machine's sleep is no silence.
 */
export function createLinkSilence(): LinkSilence {
  let answersPings = false;
  let silentSeconds = 0;
  return {
    heard(what) {
      silentSeconds = 0;
      if (what === 'pong') answersPings = true;
    },
    second() {
      silentSeconds += 1;
      if (silentSeconds > DEAD_AFTER && answersPings) return 'give-up';
      return silentSeconds === 2 ? 'ping' : 'nothing';
    },
  };
}
