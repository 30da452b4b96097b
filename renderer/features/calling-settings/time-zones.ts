/** Brazil's first, for most numbers are there; then all that the machine knows, and the one that is chosen. */
export function timeZones(chosen: string): readonly string[] {
  const brazil = ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco', 'America/Noronha', 'America/Cuiaba', 'America/Bahia'];
  return [...new Set([...brazil, chosen, ...Intl.supportedValuesOf('timeZone')])];
}

export function machineTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
