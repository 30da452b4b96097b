// lint: typescript(no-unsafe-assignment) typescript(no-unsafe-member-access) typescript(no-unsafe-argument) typescript(no-unsafe-return) typescript(no-unsafe-call)
export function level(text: string): string {
  const entry = JSON.parse(text);
  Number.parseInt(entry.number);
  entry.run();
  return entry;
}
