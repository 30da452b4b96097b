/** Links, keys, the start of the computer, and the company's other programs. */
export const ptBrDeskFitErrors = {
  'link-refused': {
    title: 'Este link não traz um número que dê para ligar',
    advice: 'Nada foi discado. Digite ou cole o número no campo.',
  },
  'links-not-ours': {
    title: 'O sistema continua abrindo estes links com outro programa',
    advice: 'Escolha o Pilot Softphone nos aplicativos padrão do sistema.',
  },
  'command-not-placed': {
    title: 'Não foi possível instalar ou remover o comando',
    advice: 'Veja se você pode gravar nessa pasta e se há outra coisa no lugar. Até lá, use o caminho completo.',
  },
  'no-call': {
    title: 'Não há chamada em que isso se aplique',
    advice: 'Espere tocar, ou faça uma chamada primeiro.',
  },
  'only-rings': {
    title: 'Só há uma chamada tocando',
    advice: 'Para atender, use “answer”; para recusar, “reject”.',
  },
  'no-such-line': {
    title: 'Não há linha com esse nome',
    advice: 'Veja os nomes em Linhas, ou deixe a linha de fora.',
  },
  'login-refused': {
    title: 'O sistema não deixou o telefone abrir junto com o computador',
    advice: 'Peça a quem administra o computador, ou adicione o telefone aos programas de início.',
  },
  'tray-missing': {
    title: 'Este ambiente não mostra o ícone do telefone',
    advice: 'No GNOME, instale a extensão “AppIndicator and KStatusNotifierItem Support”. Até lá, fechar a janela só a minimiza.',
  },
  'crm-address-wrong': {
    title: 'O endereço da página do cliente não serve',
    advice: 'Use um endereço https com {number} onde vai o número. Corrija nas configurações, em Integrações.',
  },
  'outside-refused': {
    title: 'O sistema não abriu a página do cliente',
    advice: 'Confira se há um navegador padrão e tente de novo.',
  },
  'hook-address-wrong': {
    title: 'O endereço para avisar das chamadas não serve',
    advice: 'Use https, ou um programa deste computador (http://localhost…).',
  },
  'hook-refused': {
    title: 'O programa que recebe os avisos de chamada não aceitou um deles',
    advice: 'Veja a resposta em Integrações e avise quem cuida desse programa.',
  },
  'hook-secret-locked': {
    title: 'O segredo dos avisos de chamada não abre agora',
    advice: 'Destrave o cofre de senhas do sistema, ou crie um segredo novo em Integrações.',
  },
};
