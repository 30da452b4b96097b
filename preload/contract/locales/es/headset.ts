import type { Wording } from '../wording.ts';
import type { ptBrHeadset } from '../pt-br/headset.ts';

/** Words about the buttons and lamps of headsets. */
export const esHeadset: Wording<typeof ptBrHeadset> = {
  headset: {
    title: 'Botones del auricular',
    about: 'Atiende, apaga el micrófono y cuelga desde el auricular, y ve en él la llamada. Elígelo una vez; después basta conectarlo.',
    choose: 'Elegir auricular',
    chooseOther: 'Usar otro auricular',
    choosing: '¿Qué auricular?',
    noneFound: 'No se encontró ningún auricular con botones de llamada.',
    noneFoundAbout:
      'Conéctalo con el cable o con el adaptador USB: aparece aquí. Por el Bluetooth de la computadora, los botones no llegan al teléfono.',
    giveUp: 'Cancelar',
    forget: 'No usar más los botones: {{name}}',
    ready: 'Listo: {{buttons}}',
    unplugged: 'Desconectado',
    blocked: 'No abre. Cierra otros teléfonos que usen este auricular y conéctalo de nuevo. En Linux, el sistema también debe permitirlo.',
    buttons: {
      hook: 'atender y colgar',
      mute: 'micrófono',
      hold: 'espera',
      decline: 'rechazar',
      redial: 'volver a marcar',
    },
  },
};
