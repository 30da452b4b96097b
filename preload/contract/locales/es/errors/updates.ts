import type { ptBrUpdateErrors } from '../../pt-br/errors/updates.ts';
import type { Wording } from '../../wording.ts';

/** What fails about updates of the app: what it is called, and what to do next. */
export const esUpdateErrors: Wording<typeof ptBrUpdateErrors> = {
  'update-unreachable': {
    title: 'No se pudieron buscar actualizaciones',
    advice: 'Revisa la conexión a internet. El teléfono vuelve a buscar solo; las llamadas no dependen de eso.',
  },
  'update-refused': {
    title: 'Se rechazó una actualización por seguridad',
    advice: 'No tiene la firma correcta, o es antigua. No se instaló nada. Avisa al soporte si continúa.',
  },
  'update-failed': {
    title: 'La actualización no llegó al final',
    advice: 'Esta versión sigue funcionando. Inténtalo de nuevo en Configuración, Actualizaciones.',
  },
  'update-in-call': {
    title: 'La actualización espera a la llamada',
    advice: 'Termina la llamada e instálala después, en Configuración, Actualizaciones.',
  },
  'update-ready': {
    title: 'Hay una versión nueva del teléfono',
    advice: 'Instálala cuando te convenga, en Configuración, Actualizaciones.',
  },
  'update-required': {
    title: 'Esta versión ya no hace llamadas',
    advice: 'Tiene una falla grave. Instala la nueva en Configuración, Actualizaciones. Atender sigue funcionando.',
  },
};
