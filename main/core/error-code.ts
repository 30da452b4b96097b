/** The system's word for a refusal, such as ENOSPC, and not its message: that would show the agent's folders in the log. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
