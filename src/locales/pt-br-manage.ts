import type { enManage } from './en-manage.ts';

export const ptBrManage: Readonly<Record<keyof typeof enManage, string>> = {
  'help.businessCenter': 'links para gerenciar o TikTok Business Center da loja',
  'help.adLink': 'links para criar e gerenciar anúncios na conta de anúncios da loja',
  'help.dataSharing': 'o pixel: seus eventos, se está vinculado, Advanced Matching',
  'help.dataSharing.more':
    'Lê agora no TikTok o pixel da loja: se está vinculado ao catálogo, seus eventos por dia e o Advanced Matching, que os administradores podem mudar aqui.',

  'button.manage': 'Gerenciar',
  'button.createAd': 'Criar um anúncio',
  'button.manageAds': 'Gerenciar anúncios',
  'button.adAccounts': 'Contas de anúncios',
  'button.members': 'Membros',
  'button.managePixel': 'Gerenciar pixel',
  'button.ads': 'Anúncios',
  'button.dataSharing': 'Dados compartilhados',
  'button.reconnect': 'Reconectar',
  'button.matchingOn': 'Ativar tudo',
  'button.matchingOff': 'Desativar tudo',
  'button.cancel': 'Cancelar',

  'manage.asOf': 'Dados de {asOf}.',
  'manage.nothingToOpen.new': 'Não há nada para abrir: a loja ainda não está conectada ao TikTok.',
  'manage.nothingToOpen.authorized':
    'Não há nada para abrir: o TikTok está autorizado, mas as contas desta loja ainda não foram escolhidas.',
  'manage.nothingToOpen.connected': 'Não há nada para abrir: as contas desta loja não são conhecidas.',
  'manage.nothingToOpen.disconnecting': 'Não há nada para abrir: a loja está sendo desconectada.',
  'manage.nothingToOpen.disconnected': 'Não há nada para abrir: a loja está desconectada.',

  'bc.title': '{store}: TikTok Business Center',
  'bc.manage': '*Gerenciar* o Business Center. Você precisa ser membro dele.',
  'bc.adAccounts':
    '*Contas de anúncios* e quem pode usá-las. Membros veem as suas; para mudar algo você precisa da função de Administrador.',
  'bc.members': '*Membros* e suas funções. Você precisa da função de Administrador.',
  'bc.catalog':
    'O *Catalog Manager* não tem endereço próprio: abra o Business Center e depois Ativos → Catálogos. Você precisa de uma função no catálogo.',

  'ads.title': '{store}: anúncios do TikTok',
  'ads.create':
    '*Criar um anúncio* no Ads Manager. Você precisa da função de Administrador ou Operador nesta conta de anúncios.',
  'ads.manage':
    '*Gerenciar anúncios*. Qualquer função nesta conta de anúncios os mostra; para mudar um você precisa da de Administrador ou Operador.',
  'ads.state.suspended':
    'O TikTok suspendeu esta conta de anúncios: o Ads Manager abre, mas nenhum anúncio pode ser veiculado.',
  'ads.state.closed': 'O TikTok encerrou esta conta de anúncios: nenhum anúncio pode ser veiculado nela.',
  'ads.state.rejected':
    'O TikTok não aprovou esta conta de anúncios: nenhum anúncio pode ser veiculado nela ainda.',
  'ads.state.inReview':
    'O TikTok ainda está analisando esta conta de anúncios: nenhum anúncio pode ser veiculado nela ainda.',
  'ads.usable.true': 'O catálogo {catalog} pode ser usado em anúncios.',
  'ads.usable.false':
    'O catálogo {catalog} não pode ser usado em anúncios no momento: o TikTok exige antes produtos disponíveis suficientes nele.',
  'ads.usable.null': 'O TikTok não informa se o catálogo {catalog} pode ser usado em anúncios.',
  'ads.usable.unread': 'Não se sabe se o catálogo pode ser usado em anúncios.',

  'sharing.title': '{store}: dados compartilhados com o TikTok',
  'sharing.adminsSwitch': 'Os administradores deste app podem mudar o Advanced Matching.',
  'sharing.reading': 'Lendo o pixel no TikTok …',
  'sharing.noPixel':
    'Nenhum pixel foi escolhido para esta loja, então não há eventos nem nada para gerenciar. Um administrador deste app pode escolher um.',
  'sharing.pixel': 'Pixel',
  'sharing.binding': 'Catálogo',
  'sharing.otherSources': 'Fontes de eventos do catálogo: {sources}',
  'sharing.bind':
    'O TikTok não o cita entre as fontes de eventos deste catálogo. Este app só o vincula quando cancela uma desconexão que o tinha desvinculado. Você pode vinculá-lo no TikTok: Business Center, Ativos → Catálogos.',
  'sharing.unread': '*O TikTok não informou sobre o pixel agora.* {reason}',
  'sharing.refused':
    'O TikTok não mostra este pixel ao usuário do TikTok que autorizou o app: essa pessoa precisa de uma função no pixel.',
  'sharing.manage':
    '*Gerenciar pixel* no Events Manager. Você precisa de uma função no pixel; uma na conta de anúncios não basta.',
  'sharing.events': '*Eventos do pixel por dia UTC*',
  'sharing.dayUnread': 'ainda não se sabe',
  'sharing.dayNotRead': 'não foi lido',
  'sharing.dayOpen': '{count} até agora',
  'sharing.eventsAsOf': 'Dados de {asOf}. O TikTok termina de contar um dia cerca de seis horas depois.',
  'sharing.eventsNone': 'Nada se sabe de seus eventos.',
  'sharing.matching': '*Advanced Matching no TikTok*',
  'sharing.manual': 'Enviado pelo site: {flags}',
  'sharing.automatic': 'Encontrado pelo TikTok no site: {flags}',
  'sharing.flag': '{field}: {state, select, on {*ativado*} off {desativado} other {não se sabe}}',
  'sharing.field.email': 'e-mail',
  'sharing.field.phone': 'telefone',
  'sharing.field.name': 'nome',
  'sharing.field.address': 'endereço',
  'sharing.field.externalId': 'id externo',
  'sharing.matchingUnread': 'Seu estado não é conhecido.',
  'sharing.matchingShort':
    '*Advanced Matching* no TikTok: {total, plural, =0 {não se sabe} other {{on, plural, =0 {desativado} other {ativado para {on, number} de {total, plural, one {# tipo} other {# tipos}} de dados}}}}.',
  'sharing.note':
    'A loja da VTEX não aplica o Advanced Matching no momento. Mudá-lo altera a configuração no TikTok e nada mais.',

  'matching.confirm.title': 'Advanced Matching',
  'matching.confirm.on':
    'Ativar {total, plural, one {# tipo} other {os # tipos}} de dados no TikTok, para todos os sites que usam o pixel {pixel}? Agora {changing, plural, one {há # desativado} other {há # desativados}}. A loja da VTEX não o aplica.',
  'matching.confirm.off':
    'Desativar {total, plural, one {# tipo} other {os # tipos}} de dados no TikTok, para todos os sites que usam o pixel {pixel}? Agora {changing, plural, one {há # ativado} other {há # ativados}}.',
  'matching.done':
    ':white_check_mark: *O Advanced Matching está {on, select, true {ativado} other {desativado}} no TikTok*, para tudo o que aparece abaixo.',
  'matching.already':
    'O Advanced Matching já estava {on, select, true {ativado} other {desativado}}. Nada foi mudado.',
  'matching.changedMeanwhile':
    'O Advanced Matching mudou nesse meio-tempo. Abaixo está como ele é agora; você não mudou nada.',
  'matching.busy':
    '{by} está {on, select, true {ativando} other {desativando}} neste momento (desde {at}). Você não mudou nada; olhe de novo em um minuto.',
  'matching.unfinished':
    'O app não viu o fim de uma mudança: {by} quis {on, select, true {ativar} other {desativar}} o Advanced Matching ({at}). Abaixo está o que o TikTok mostra agora. Se não é o que você quer, mude de novo.',
  'matching.somebody': 'Alguém',
  'matching.unread': '*Nada foi mudado:* o TikTok não disse como está agora. {reason}',
  'matching.partly':
    '*O Advanced Matching mudou em parte.* O TikTok ainda mostra {left} como {on, select, true {desativado} other {ativado}}. {reason}',
  'matching.byHand': 'O que o próprio site envia só pode ser mudado em pixels criados por uma integração.',
  'matching.unchanged': '*O TikTok não mudou o Advanced Matching.* {reason}',
  'matching.saidYes': 'Ele disse que sim, mas ainda mostra o que era. Olhe de novo em um minuto.',
  'matching.unknown':
    '*Não se sabe se o Advanced Matching mudou.* Pediu-se ao TikTok para {on, select, true {ativá-lo} other {desativá-lo}}, mas ele ainda não mostra isso. Olhe de novo em um minuto: esta página dirá no que deu.',
  'matching.denied':
    'O usuário do TikTok que autorizou o app não pode mudar este pixel. Um administrador do Business Center pode dar a ela uma função nele.',
  'matching.notAllowed': '*Nada foi mudado:* você não tem mais permissão para isso.',
  'matching.superseded': '*Nada foi mudado:* a conexão da loja mudou nesse meio-tempo.',
  'matching.notConnected': '*Nada foi mudado:* a loja não está conectada ao TikTok.',
  'matching.reference': 'Referência: {reference}',
};
