/** Use of one core by this process, all its threads, since the meter was made. */
export function cpuMeter(): { percent(): number } {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  return {
    percent() {
      const { user, system } = process.cpuUsage(before);
      return ((user + system) / 1_000 / (performance.now() - startedMs)) * 100;
    },
  };
}
