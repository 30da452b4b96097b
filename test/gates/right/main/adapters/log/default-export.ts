export function logPath(): string {
  return 'log';
}
