export function level(text: string): string {
  const entry: unknown = JSON.parse(text);
  return typeof entry === 'object' && entry !== null && 'level' in entry && typeof entry.level === 'string' ? entry.level : 'info';
}
