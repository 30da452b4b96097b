import { z } from 'zod';
import { DEFAULT_SWITCHES, practiceSwitchesSchema, type PracticeSwitches } from './practice-switches.ts';

/**
 * The default switches, changed by `name=value` words of a command line (`webCalling=refused`, `realtimeRateHz=8000`). Answers a sentence
 * that names what would have been right when a word cannot be understood. A later word wins over an earlier one.
 */
export function readSwitches(words: readonly string[]): PracticeSwitches | string {
  const shape = practiceSwitchesSchema.shape;
  let switches = DEFAULT_SWITCHES;
  for (const word of words) {
    const [name = '', ...rest] = word.split('=');
    if (!Object.hasOwn(shape, name)) return `unknown switch ${name}; known: ${Object.keys(shape).join(', ')}`;
    const read = practiceSwitchesSchema.safeParse({ ...switches, [name]: plainValue(rest.join('=')) });
    if (!read.success) return `--switch ${name} takes ${valuesOf(name).join(', ')}`;
    switches = read.data;
  }
  return switches;
}

/** Every switch with the values it takes, its default first (for a range: behind it): one line each, for a usage text. */
export function switchLines(): readonly string[] {
  return Object.entries(DEFAULT_SWITCHES).map(([name, value]) => {
    const isRange = typeof value === 'number' && valuesOf(name).length === 1;
    return `${name.padEnd(20)} ${valuesOf(name).join(', ')}${isRange ? ` (default ${String(value)})` : ''}`;
  });
}

/** The values as words: those of an enum, of a union of literals, or of a boolean; a range as one. */
function valuesOf(name: string): readonly string[] {
  const schema = Object.entries(practiceSwitchesSchema.shape).find(([key]) => key === name)?.[1];
  if (schema === undefined || schema instanceof z.ZodBoolean) return ['false', 'true'];
  if (schema instanceof z.ZodNumber) return [`${String(schema.minValue)} to ${String(schema.maxValue)}`];
  return schema instanceof z.ZodEnum ? schema.options : schema.options.map((option) => String(option.value));
}

function plainValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}
