/** Who answers; each has its words in every locale. `other`: an emergency number of another country. */
export type EmergencyService =
  | 'military-police'
  | 'road-police'
  | 'ambulance'
  | 'fire-brigade'
  | 'federal-police'
  | 'civil-police'
  | 'civil-defence'
  | 'municipal-guard'
  | 'women'
  | 'tip-off'
  | 'crisis-line'
  | 'human-rights'
  | 'other';

/** Brazil's public-utility numbers (Anatel, Resolução 749/2022) and the emergency numbers that visitors know. Not 119: in São Paulo every mobile begins so. */
const SERVICES: Readonly<Record<string, EmergencyService>> = {
  '100': 'human-rights',
  '153': 'municipal-guard',
  '180': 'women',
  '181': 'tip-off',
  '188': 'crisis-line',
  '190': 'military-police',
  '191': 'road-police',
  '192': 'ambulance',
  '193': 'fire-brigade',
  '194': 'federal-police',
  '197': 'civil-police',
  '198': 'road-police',
  '199': 'civil-defence',
  '000': 'other',
  '110': 'other',
  '112': 'other',
  '911': 'other',
  '999': 'other',
};

/**
 * The emergency service that a typed number stands for; null where it is none. WhatsApp reaches none of them, so they are never
 * dialled. Brazil's country code before the number changes nothing.
 */
export function emergencyService(text: string): EmergencyService | null {
  const digits = text.replace(/[\s().\-–/]/gu, '').replace(/^\+?55(?=\d{3}$)/, '');
  return SERVICES[digits] ?? null;
}
