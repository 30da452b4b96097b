export function failed(cause: unknown): void {
  console.error('could not be shown', cause);
}
