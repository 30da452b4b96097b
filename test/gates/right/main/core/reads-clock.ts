export function ageMs(since: number, now: number): number {
  return now - since;
}
