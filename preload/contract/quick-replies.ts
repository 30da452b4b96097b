/** The short messages that a new phone offers in place of an answer. */
export const QUICK_REPLIES = {
  'pt-BR': ['Olá! Não posso atender agora, retorno em alguns minutos.', 'Olá! Estou em outra chamada. Pode me escrever por aqui?'],
  en: [
    'Hello! I cannot answer right now, I will call you back in a few minutes.',
    'Hello! I am in another call. Can you write to me here?',
  ],
  es: ['¡Hola! Ahora no puedo contestar, te llamo en unos minutos.', '¡Hola! Estoy en otra llamada. ¿Me escribes por aquí?'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Those that nobody has touched, in the language; any others are the agent's own and stay as they are. */
export function quickRepliesIn(language: keyof typeof QUICK_REPLIES, replies: readonly string[]): readonly string[] {
  const areOurs = Object.values(QUICK_REPLIES).some(
    (ours) => ours.length === replies.length && ours.every((text, index) => text === replies[index]),
  );
  return areOurs ? QUICK_REPLIES[language] : replies;
}
