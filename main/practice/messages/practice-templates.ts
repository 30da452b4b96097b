/** A template as `/v1/templates` shows it. */
export interface PracticeTemplate {
  readonly id: string;
  readonly name: string;
  readonly category: 'UTILITY' | 'MARKETING' | 'OTP';
  readonly body: { readonly body: { readonly text: string } };
  readonly variables: readonly string[];
  readonly source: 'META' | 'PILOT_STATUS';
  readonly metaStatus: 'APPROVED' | 'PENDING' | null;
  readonly metaLanguage: string | null;
  readonly sendable: boolean;
}

const CALL_BACK = 'Olá! Não conseguimos atender sua ligação agora. Retornamos em poucos minutos.';

/** One that can be sent at once, one that wants a name filled in, one that Meta has not approved yet. */
export function templatesOf(kind: 'meta' | 'web'): readonly PracticeTemplate[] {
  const isMeta = kind === 'meta';
  const about = {
    category: 'UTILITY',
    source: isMeta ? 'META' : 'PILOT_STATUS',
    metaStatus: isMeta ? 'APPROVED' : null,
    metaLanguage: isMeta ? 'pt_BR' : null,
    sendable: true,
    variables: [],
  } as const;
  return [
    { ...about, id: `tpl_practice_callback_${kind}`, name: 'retorno_de_chamada', body: { body: { text: CALL_BACK } } },
    {
      ...about,
      id: `tpl_practice_named_${kind}`,
      name: 'retorno_com_nome',
      body: { body: { text: 'Olá, {{nome}}! Retornamos sua ligação em poucos minutos.' } },
      variables: ['nome'],
    },
    {
      ...about,
      id: `tpl_practice_pending_${kind}`,
      name: 'horario_de_atendimento',
      body: { body: { text: 'Atendemos de segunda a sexta, das 8h às 18h.' } },
      metaStatus: isMeta ? 'PENDING' : null,
      sendable: !isMeta,
    },
  ];
}
