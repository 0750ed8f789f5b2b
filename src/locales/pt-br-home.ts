import type { enHome } from './en-home.ts';

export const ptBrHome: Readonly<Record<keyof typeof enHome, string>> = {
  'home.title': 'Suas lojas no TikTok',
  'home.more': 'As {shown} lojas que mais precisam de atenção, de {total}. Qualquer outra:',
  'home.summary':
    '{approved, plural, one {# disponível} other {# disponíveis}} · {processing, number} em análise · {rejected, plural, one {# rejeitado} other {# rejeitados}}',
  'home.welcome':
    'Este app mostra como o catálogo da sua loja está no TikTok. Digite {status} em qualquer canal, ou {help} para ver tudo o que ele faz.',
  'home.alerts':
    '{count, plural, =0 {Não há alertas abertos.} one {*# alerta aberto*} other {*# alertas abertos*}}{critical, plural, =0 {} one {, # deles crítico} other {, # deles críticos}}',
  'home.channels': '*Os alertas chegam a*',
  'home.channels.none':
    '*Os alertas ainda não chegam a nenhum canal.* Digite {command} no canal que deve recebê-los.',
  'home.channels.broken': 'não funciona: {command} diz por quê',
  'home.channels.contact': '{person}, quando algo é crítico',
  'home.channels.more': '{count, plural, one {e mais #} other {e mais #}}: {command}',
  'home.asOf': 'Esta página é de {asOf}.',
  'onboarding.title': '*Para começar*',
  'onboarding.store': 'Adicione a sua loja',
  'onboarding.store.how': 'a conta VTEX e a política comercial dela; quem faz é um administrador',
  'onboarding.connect': 'Conecte-a ao TikTok',
  'onboarding.connect.how': 'entre no TikTok e escolha as contas; quem faz é um administrador',
  'onboarding.subscribe': 'Avise um canal',
  'onboarding.subscribe.how': 'digite {command} no canal que deve saber do que muda',
  'onboarding.whoMay': 'Peça a um administrador deste app: {command} diz quem são.',
  'button.addStore': 'Adicionar uma loja',
  'button.connect': 'Conectar o TikTok',
  'button.settings': 'Configurações',
};
