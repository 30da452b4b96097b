import type { Wording } from '../../wording.ts';
import type { ptBrDeskErrors } from '../../pt-br/errors/desk.ts';

/** What fails about the phone itself, its files and lists: what it is called, and what to do next. */
export const esDeskErrors: Wording<typeof ptBrDeskErrors> = {
  'invalid-input': {
    title: 'El teléfono no entendió este pedido',
    advice: 'Revisa lo que llenaste e intenta de nuevo.',
  },
  'storage-damaged': {
    title: 'Un archivo del teléfono estaba dañado',
    advice: 'Se guardó aparte, y solo lo que no se pudo leer empezó de nuevo. Revisa la configuración.',
  },
  'note-not-kept': {
    title: 'La nota no se guardó',
    advice: 'Copia el texto y escríbelo de nuevo. Si el disco está lleno, libera espacio antes.',
  },
  'export-refused': {
    title: 'El archivo no se guardó',
    advice: 'Elige otra carpeta y guarda de nuevo.',
  },
  'storage-unavailable': {
    title: 'Un archivo del teléfono no se pudo abrir',
    advice:
      'No se perdió nada, pero lo que cambies ahora vale solo hasta cerrar. Cierra otros programas que usen el archivo y abre el teléfono de nuevo.',
  },
  'events-damaged': {
    title: 'Los últimos avisos de llamada se perdieron cuando la computadora se apagó',
    advice: 'Revisa las llamadas recientes. El teléfono ya consultó a Pilot Status de nuevo.',
  },
  'storage-full': {
    title: 'El disco está lleno',
    advice:
      'Libera espacio. Hasta entonces el teléfono solo descubre llamadas por consulta y no guarda nada nuevo, como historial o audios.',
  },
  'disk-low': {
    title: 'El disco está casi lleno',
    advice: 'Libera espacio: sin él se pierden llamadas recibidas y grabaciones.',
  },
  'notifications-blocked': {
    title: 'El sistema no muestra las notificaciones del teléfono',
    advice: 'Permite las notificaciones de Pilot Softphone en la configuración del sistema. La tarjeta de llamada aparece igual.',
  },
  'locked-by-policy': {
    title: 'Esta opción la define tu empresa',
    advice: 'Para cambiarla, habla con quien administra las computadoras.',
  },
  'policy-broken': {
    title: 'Hay un error en la política de la empresa',
    advice: 'El teléfono funciona sin la parte equivocada. Muestra el detalle a quien administra las computadoras.',
  },
  'settings-file-unusable': {
    title: 'Este archivo no tiene configuración',
    advice: 'Elige un archivo exportado por Pilot Softphone.',
  },
  'import-gone': {
    title: 'El archivo se eligió hace mucho tiempo',
    advice: 'Elige el archivo de nuevo.',
  },
  'file-dialog-missing': {
    title: 'El sistema no abrió la ventana para elegir un archivo',
    advice: 'Nada cambió. En Linux, instala «zenity» o «kdialog» e inténtalo de nuevo.',
  },
  'contact-gone': {
    title: 'Este contacto ya fue borrado',
    advice: 'La lista se actualizó. Crea el contacto de nuevo si lo necesitas.',
  },
  'contacts-full': {
    title: 'Caben 100.000 contactos, y ya están todos aquí',
    advice: 'Borra contactos que no uses, o importa una lista más corta.',
  },
  'contacts-file-unusable': {
    title: 'Este archivo no es una lista de contactos',
    advice: 'Elige un archivo CSV (de una hoja de cálculo) o vCard (.vcf).',
  },
  'contacts-file-too-large': {
    title: 'El archivo es demasiado grande',
    advice: 'Divide la lista en archivos de hasta 20 MB y 100.000 filas.',
  },
  internal: {
    title: 'El teléfono tuvo un error',
    advice: 'Cierra y abre Pilot Softphone. Si vuelve a pasar, avisa al soporte.',
  },
};
