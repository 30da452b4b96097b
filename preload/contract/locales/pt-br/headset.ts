/** Words about the buttons and lamps of headsets. */
export const ptBrHeadset = {
  headset: {
    title: 'Botões do headset',
    about: 'Atenda, silencie e desligue pelo headset, e veja nele a chamada. Escolha-o uma vez; depois basta conectar.',
    choose: 'Escolher headset',
    chooseOther: 'Usar outro headset',
    choosing: 'Qual headset?',
    noneFound: 'Nenhum headset com botões de chamada encontrado.',
    noneFoundAbout:
      'Conecte-o pelo cabo ou pelo adaptador USB: ele aparece aqui. Pelo Bluetooth do computador, os botões não chegam ao telefone.',
    giveUp: 'Cancelar',
    forget: 'Não usar mais os botões: {{name}}',
    ready: 'Pronto: {{buttons}}',
    unplugged: 'Desconectado',
    blocked: 'Não abre. Feche outros telefones que usam este headset e conecte-o de novo. No Linux, o sistema também precisa permitir.',
    buttons: {
      hook: 'atender e desligar',
      mute: 'mudo',
      hold: 'espera',
      decline: 'recusar',
      redial: 'rediscar',
    },
  },
};
