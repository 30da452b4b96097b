import type { Log, LogFacts } from '../../main/core/ports.ts';

export interface MemoryLog extends Log {
  /** Everything that was logged, as text. */
  text(): string;
  readonly lines: readonly string[];
}

export function memoryLog(): MemoryLog {
  const lines: string[] = [];
  const at = (level: string) => (message: string, facts?: LogFacts) => {
    lines.push(`${level} ${message} ${JSON.stringify(facts ?? {})}`);
  };
  return { info: at('info'), warn: at('warn'), error: at('error'), lines, text: () => lines.join('\n') };
}
