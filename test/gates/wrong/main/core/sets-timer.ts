// lint: eslint(no-restricted-globals) typescript(no-unsafe-call)
// types: TS2304
export function later(run: () => void): void {
  setTimeout(run, 1_000);
  setInterval(run, 1_000);
}
