/** What appears under the agent's hands is deaf this long: half-typed words must not answer or refuse a call, nor a click meant for what was there before. */
export const QUIET_START_MS = 600;
