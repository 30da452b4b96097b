export function spread(random: () => number): number {
  return random();
}
