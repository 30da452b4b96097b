import type { ptBrDeskFitErrors } from '../../pt-br/errors/desk-fit.ts';
import type { Wording } from '../../wording.ts';

export const esDeskFitErrors: Wording<typeof ptBrDeskFitErrors> = {
  'link-refused': {
    title: 'Este enlace no trae un número al que se pueda llamar',
    advice: 'No se marcó nada. Escriba o pegue el número en el campo.',
  },
  'links-not-ours': {
    title: 'El sistema sigue abriendo estos enlaces con otro programa',
    advice: 'Elija Pilot Softphone en las aplicaciones predeterminadas del sistema.',
  },
  'no-call': {
    title: 'No hay ninguna llamada a la que esto se aplique',
    advice: 'Espere a que suene, o haga primero una llamada.',
  },
  'no-such-line': {
    title: 'No hay ninguna línea con ese nombre',
    advice: 'Vea los nombres en Líneas, o no indique la línea.',
  },
  'login-refused': {
    title: 'El sistema no dejó que el teléfono se abra con el equipo',
    advice: 'Pídalo a quien administra el equipo, o añada el teléfono a los programas de inicio.',
  },
  'tray-missing': {
    title: 'Este escritorio no muestra el icono del teléfono',
    advice:
      'En GNOME, instale la extensión «AppIndicator and KStatusNotifierItem Support». Hasta entonces, cerrar la ventana solo la minimiza.',
  },
  'crm-address-wrong': {
    title: 'La dirección de la página del cliente no sirve',
    advice: 'Use una dirección https con {number} donde va el número. Corríjala en la configuración, en Integraciones.',
  },
  'outside-refused': {
    title: 'El sistema no abrió la página del cliente',
    advice: 'Compruebe que haya un navegador predeterminado e inténtelo de nuevo.',
  },
  'hook-address-wrong': {
    title: 'La dirección para avisar de las llamadas no sirve',
    advice: 'Use https, o un programa de este equipo (http://localhost…).',
  },
  'hook-refused': {
    title: 'El programa que recibe los avisos de llamada no aceptó uno de ellos',
    advice: 'Vea la respuesta en Integraciones y avise a quien cuida de ese programa.',
  },
  'hook-secret-locked': {
    title: 'El secreto de los avisos de llamada no se abre ahora',
    advice: 'Desbloquee el almacén de contraseñas del sistema, o cree un secreto nuevo en Integraciones.',
  },
};
