import type { ptBrDeskFitErrors } from '../../pt-br/errors/desk-fit.ts';
import type { Wording } from '../../wording.ts';

export const esDeskFitErrors: Wording<typeof ptBrDeskFitErrors> = {
  'link-refused': {
    title: 'Este enlace no trae un número al que se pueda llamar',
    advice: 'No se marcó nada. Escribe o pega el número en el campo.',
  },
  'links-not-ours': {
    title: 'El sistema sigue abriendo estos enlaces con otro programa',
    advice: 'Elige Pilot Softphone en las aplicaciones predeterminadas del sistema.',
  },
  'command-not-placed': {
    title: 'No se pudo instalar ni quitar el comando',
    advice: 'Mira si puedes escribir en esa carpeta y si hay otra cosa en su lugar. Mientras tanto, usa la ruta completa.',
  },
  'no-call': {
    title: 'No hay ninguna llamada a la que esto se aplique',
    advice: 'Espera a que suene, o haz primero una llamada.',
  },
  'only-rings': {
    title: 'Solo hay una llamada que suena',
    advice: 'Para contestarla, usa «answer»; para rechazarla, «reject».',
  },
  'no-such-line': {
    title: 'No hay ninguna línea con ese nombre',
    advice: 'Mira los nombres en Líneas, o no indiques la línea.',
  },
  'login-refused': {
    title: 'El sistema no dejó que el teléfono se abra con el equipo',
    advice: 'Pídalo a quien administra el equipo, o añada el teléfono a los programas de inicio.',
  },
  'tray-missing': {
    title: 'Este escritorio no muestra el icono del teléfono',
    advice:
      'En GNOME, instala la extensión «AppIndicator and KStatusNotifierItem Support». Hasta entonces, cerrar la ventana solo la minimiza.',
  },
  'crm-address-wrong': {
    title: 'La dirección de la página del cliente no sirve',
    advice: 'Usa una dirección https con {number} donde va el número. Corrígela en la configuración, en Integraciones.',
  },
  'outside-refused': {
    title: 'El sistema no abrió la página del cliente',
    advice: 'Comprueba que haya un navegador predeterminado e inténtalo de nuevo.',
  },
  'hook-address-wrong': {
    title: 'La dirección para avisar de las llamadas no sirve',
    advice: 'Usa https, o un programa de este equipo (http://localhost…).',
  },
  'hook-refused': {
    title: 'El programa que recibe los avisos de llamada no aceptó uno de ellos',
    advice: 'Mira la respuesta en Integraciones y avisa a quien cuida de ese programa.',
  },
  'hook-secret-locked': {
    title: 'El secreto de los avisos de llamada no se abre ahora',
    advice: 'Desbloquee el almacén de contraseñas del sistema, o cree un secreto nuevo en Integraciones.',
  },
};
