// lint: eslint(no-empty)
export function quietly(run: () => void): void {
  try {
    run();
  } catch {}
}
