// lint: typescript(no-floating-promises)
export function flush(write: () => Promise<void>): void {
  write();
}
