import type { enConnect } from './en-connect.ts';

export const ptBrConnect: Readonly<Record<keyof typeof enConnect, string>> = {
  'help.connect': 'conecta uma loja ao TikTok (administradores)',
  'help.connect.more':
    'Dá a um administrador um link de uso único para a página de consentimento do TikTok. Depois, uma mensagem direta mostra como anda, e ali se escolhem as contas da loja. Também reconecta uma loja que já esteve conectada.',
  'connect.link':
    'Abra o TikTok e aceite lá como o usuário do TikTok for Business que administra esta loja. O link é só seu: funciona uma vez, em um único navegador, até {until}.',
  'connect.link.card': 'Conto como continua em uma mensagem direta.',
  'connect.link.choosing':
    'Esta loja já está conectada. Para mudar só as contas ou o pixel não é preciso entrar de novo: *Escolher outras contas*.',
  'connect.link.choosingFirst':
    'Esta loja já tem um acesso, e só falta escolher as contas. Para isso não é preciso entrar de novo: *Escolher contas*.',
  'connect.open': 'Abrir o TikTok',
  'connect.which':
    '*Qual loja você quer conectar?*{more, plural, =0 {} one { Há mais uma loja: digite {command}.} other { Há mais # lojas: digite {command}.}}',
  'connect.noPublicUrl':
    'Este app não tem um endereço para o qual o TikTok possa devolver seu navegador (falta {variable}), por isso nada foi iniciado. Quem o hospeda pode definir um, ou conectar uma loja com {command}.',
  'connect.disconnecting':
    'Esta loja está sendo desconectada, ou ainda não se viu o TikTok soltá-la, por isso nada foi alterado. `/tiktok disconnect` mostra qual dos dois é e o que se pode fazer. Conecte de novo quando terminar.',
  'connect.choiceGone':
    'Não há mais nada a escolher aqui: esta conexão terminou ou outra tomou o lugar dela. Nada foi alterado. `/tiktok connect` começa uma nova.',
  'connect.choiceReading':
    'O que este acesso alcança está sendo lido. Em instantes uma mensagem direta minha oferece *Escolher contas*; clicar aqui de novo também funciona.',
  'connect.late': 'O Slack deu pouco tempo para abrir o formulário. Nada foi alterado; clique de novo.',
  'connect.newLink': 'Novo link',
  'connect.choose': 'Escolher contas',
  'connect.chooseOther': 'Escolher outras contas',
  'connect.otherUser': 'Outro usuário do TikTok',
  'connect.card.title': 'Conectar {store} ({handle}) ao TikTok',
  'connect.card.reference': 'Referência {reference}',
  'connect.card.unchanged': 'Nada foi alterado nesta loja.',
  'connect.card.offered': ':hourglass_flowing_sand: Aguardando seu consentimento no TikTok, até {until}.',
  'connect.card.exchanging': ':hourglass_flowing_sand: Você aceitou no TikTok. Obtendo o acesso …',
  'connect.card.issued': ':hourglass_flowing_sand: O TikTok deu acesso. Perguntando de quem é …',
  'connect.card.authorized':
    ':hourglass_flowing_sand: O usuário do TikTok *{user}* autorizou este app. Lendo quais contas ele alcança …',
  'connect.card.progress.centers':
    'Lendo … {done} de {of, plural, one {# Business Center} other {# Business Centers}}',
  'connect.card.progress.pixels':
    'Lendo … os pixels de {done} de {of, plural, one {# conta de anúncios} other {# contas de anúncios}}',
  'connect.card.trouble.unsteady':
    ':information_source: A lista do TikTok mudou enquanto era lida, ou veio duas vezes. Eu leio de novo sozinho; até ela estar completa não há o que escolher.',
  'connect.card.trouble.app':
    ':warning: O TikTok recusa este app de desenvolvedor (o id, o segredo ou as permissões). Quem o hospeda precisa verificar. Nada se perdeu: tento de novo sozinho por um dia.',
  'connect.card.trouble.silent':
    ':information_source: O TikTok não responde no momento. Nada se perdeu: continuo sozinho assim que ele responder.',
  'connect.card.reached':
    ':arrow_right: O usuário do TikTok *{user}* autorizou este app. Agora escolha as contas desta loja; isso é possível por 24 horas.',
  'connect.card.connected': ':white_check_mark: Conectada como usuário do TikTok *{user}*.',
  'connect.card.refused': ':no_entry_sign: O TikTok devolveu você sem consentimento.',
  'connect.card.expired': ':hourglass: O link venceu antes de ser usado.',
  'connect.card.lost':
    ':warning: A conexão não terminou: a resposta do TikTok não chegou a este app ou não pôde ser guardada. O TikTok pode ter dado um acesso que ninguém tem; uma nova conexão o substitui. Nada foi alterado nesta loja: conecte de novo.',
  'connect.card.stalled':
    ':warning: Há um dia o TikTok não diz de quem é este acesso. Nada foi alterado nesta loja; o acesso é devolvido assim que o TikTok disser. Conecte de novo.',
  'connect.card.superseded': ':arrow_right: Uma conexão mais nova tomou o lugar desta.',
  'connect.card.dropped':
    ':hourglass: Autorizada, mas nenhuma conta foi escolhida por um dia. Esta loja está como antes; um acesso de que nenhuma loja precisa é devolvido ao TikTok.',
  'connect.card.untold':
    ':warning: Há um dia o TikTok não diz tudo o que este acesso alcança, e de metade não se pode escolher. Esta loja está como antes; um acesso de que nenhuma loja precisa é devolvido ao TikTok. Conecte de novo.',
  'connect.card.disconnected':
    ':no_entry_sign: O acesso ao TikTok foi desconectado nesse meio-tempo, então esta conexão terminou. Conecte de novo.',
  'connect.card.notAllowed':
    ':no_entry_sign: Você não tem mais permissão para conectar, então esta conexão terminou. Um acesso de que nenhuma loja precisa é devolvido ao TikTok.',
  'connect.card.removed':
    ':no_entry_sign: A loja foi removida, então esta conexão terminou. Um acesso de que nenhuma loja precisa é devolvido ao TikTok.',
  'connect.card.failed.code':
    ':warning: O TikTok não aceitou o consentimento: já foi usado ou é antigo demais.',
  'connect.card.failed.app':
    ':warning: O TikTok recusa este app de desenvolvedor (o id, o segredo ou as permissões). Quem o hospeda precisa verificar.',
  'connect.card.failed.unreached': ':warning: Não foi possível consultar o TikTok agora.',
  'connect.card.failed.token': ':warning: O TikTok recusa o acesso que deu: foi retirado lá, ou terminou.',
  'connect.card.failed.unknown': ':warning: O TikTok recusou, sem um motivo que este app conheça.',
  'connect.card.reach':
    'Ele alcança {businessCenters, plural, one {# Business Center} other {# Business Centers}}, {adAccounts, plural, one {# conta de anúncios} other {# contas de anúncios}}, {catalogs, plural, one {# catálogo} other {# catálogos}} e {pixels, plural, one {# pixel} other {# pixels}}.',
  'connect.card.unread':
    'Os pixels de {unread, plural, one {mais # conta de anúncios} other {mais # contas de anúncios}} são lidos quando você escolhe essa conta no formulário.',
  'connect.card.missing': '*Não é mais alcançado* do que esta loja tinha:',
  'connect.card.tooLittle':
    ':warning: É pouco para uma loja: ela precisa de um Business Center, uma conta de anúncios e um catálogo. Dê a este usuário do TikTok uma função neles no Business Center, ou conecte como outro usuário do TikTok.',
  'connect.card.goesOn': 'Até lá a loja continua com as contas que tem.',
  'connect.card.before': '*Antes* ({asOf}): {figures}',
  'connect.card.now': '*Agora* ({asOf}): {figures}',
  'connect.card.unlinked':
    ':information_source: *Esta conexão não vincula o pixel.* Este app o desvinculou do catálogo com a desconexão ({at}). Para vinculá-lo de novo, abra o TikTok Business Center, Ativos → Catálogos; `/tiktok data-sharing` mostra como está agora.',
  'connect.card.newContact':
    ':bell: A partir de agora você recebe por mensagem direta os alertas críticos que nenhum canal acompanha. Isso muda com `/tiktok alerts contact off` ou em `/tiktok settings`.',
  'connect.card.noFigures': 'Os primeiros números aparecem aqui assim que o TikTok for lido.',
  'connect.card.noFigures.disconnected':
    'Nenhum número aparece aqui: a loja foi desconectada antes que o TikTok fosse lido.',
  'connect.card.noFigures.replaced':
    'Nenhum número aparece aqui: outras contas foram escolhidas, ou a loja foi conectada de novo, antes que o TikTok fosse lido.',
  'connect.card.unreadFigures':
    '*Os primeiros números ainda não puderam ser lidos.* {reason} Eles aparecem aqui assim que o TikTok os informar.',
  'connect.modal.title': 'Escolher contas',
  'connect.modal.submit': 'Conectar',
  'connect.modal.text': 'Em quais contas do TikTok a loja *{store}* se apoia?',
  'connect.modal.hint': 'Digite parte de um nome ou de um id para encontrar mais.',
  'connect.modal.placeholder': 'Escolha',
  'connect.modal.noPixel': 'Sem pixel',
  'connect.modal.pixels.reading': ':hourglass_flowing_sand: Lendo os pixels desta conta de anúncios …',
  'connect.modal.pixels.unread':
    ':warning: O TikTok não informou os pixels desta conta de anúncios agora. Escolha-a de novo mais tarde, ou continue sem pixel; você pode escolher um a qualquer momento.',
  'connect.modal.incomplete': 'Escolha um Business Center, uma conta de anúncios e um catálogo.',
  'connect.modal.unreachable.bc': 'Esta autorização não alcança este Business Center.',
  'connect.modal.unreachable.advertiser': 'Esta conta de anúncios não é do Business Center escolhido.',
  'connect.modal.unreachable.catalog': 'Este catálogo não é do Business Center escolhido.',
  'connect.modal.unreachable.pixel': 'Este pixel não é da conta de anúncios escolhida.',
  'connect.page.back':
    'Você pode fechar esta página e voltar ao Slack: uma mensagem direta do app conta como continua.',
  'connect.page.close': 'Você pode fechar esta página e voltar ao Slack.',
  'connect.page.unknown.title': 'Este link não é válido',
  'connect.page.unknown':
    'Não é deste app, ou a loja dele não existe mais. Nada foi alterado. Digite /tiktok connect no Slack para obter um novo.',
  'connect.page.used.title': 'Este link já foi usado',
  'connect.page.used':
    'Cada link funciona uma vez, por isso nada foi alterado agora. Digite /tiktok connect no Slack para obter um novo.',
  'connect.page.expired.title': 'Este link venceu',
  'connect.page.expired':
    'Um link funciona por dez minutos. Nada foi alterado. Digite /tiktok connect no Slack para obter um novo.',
  'connect.page.otherBrowser.title': 'Isto não começou neste navegador',
  'connect.page.otherBrowser':
    'A conexão precisa terminar no navegador em que o link foi aberto. Nada foi alterado. Abra aqui de novo o link do Slack.',
  'connect.page.notAllowed.title': 'Só para administradores',
  'connect.page.notAllowed': 'Você não é mais administrador deste app. Nada foi alterado.',
  'connect.page.refused.title': 'Não conectada',
  'connect.page.refused': 'O TikTok devolveu você sem consentimento. Nada foi alterado.',
  'connect.page.issued.title': 'O TikTok deu acesso',
  'connect.page.issued':
    'Como continua está no Slack: se ainda faltar escolher contas, a mensagem tem um botão para isso.',
  'connect.page.failed.title': 'Não funcionou',
  'connect.page.failed':
    'O TikTok não deu acesso. Nada foi alterado. A mensagem no Slack diz por quê e o que fazer.',
  'connect.page.lost.title': 'Isto não terminou',
  'connect.page.lost':
    'A resposta do TikTok não chegou a este app. Nada foi alterado na loja. Conecte de novo pelo Slack.',
  'connect.page.trouble.title': 'Algo deu errado',
  'connect.page.trouble':
    'Este app teve um problema próprio. A mensagem no Slack diz até onde a conexão chegou.',
};
