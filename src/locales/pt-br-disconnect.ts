import type { enDisconnect } from './en-disconnect.ts';

export const ptBrDisconnect: Readonly<Record<keyof typeof enDisconnect, string>> = {
  'help.disconnect': 'desconecta uma loja do TikTok (administradores)',
  'help.disconnect.more':
    'Abre uma página que diz o que para, o que fica e quem mais é afetado. Nada é feito antes de você apertar o botão, e por um minuto depois disso ainda é possível cancelar.',

  'disconnect.modalTitle': 'Desconectar do TikTok',
  'disconnect.loading': 'Perguntando ao TikTok o que há lá …',
  'disconnect.title': 'Desconectar {store}',
  'disconnect.intro':
    'Este app abre mão do acesso ao TikTok que o usuário do TikTok *{signIn}* deu a ele para *{store}*. Nada foi feito ainda.',
  'disconnect.items':
    '*{count, plural, one {# item} many {# itens} other {# itens}} deste catálogo {count, plural, one {fica} many {ficam} other {ficam}} no TikTok* ({asOf}). Desconectar não apaga nada lá: isso é feito no TikTok Catalog Manager.',
  'disconnect.itemsUnknown':
    '*Não se sabe agora quantos itens há no TikTok*: o TikTok não respondeu desta vez. O que houver lá fica até ser apagado no TikTok Catalog Manager.',
  'disconnect.itemsRefused':
    '*Não se sabe quantos itens há no TikTok*: o TikTok não aceita mais o acesso deste app. O que houver lá fica até ser apagado no TikTok Catalog Manager.',
  'disconnect.itemsDenied':
    '*Não se sabe quantos itens há no TikTok*: o TikTok responde, mas não mostra este catálogo ao usuário que autorizou o app. O que houver lá fica até ser apagado no TikTok Catalog Manager.',
  'disconnect.itemsLast':
    'Último dado conhecido: {count, plural, one {# item} many {# itens} other {# itens}} ({asOf}).',
  'disconnect.stops':
    '*O que para neste app:* as verificações de conexão, conta, catálogo e pixel, os alertas sobre elas e tudo o que vem do TikTok na lista de correções. Os dados que faltam na VTEX continuam aparecendo.',
  'disconnect.alone':
    '*O acesso é revogado no TikTok*, pois nenhuma outra loja deste workspace o usa. Isso não pode ser desfeito: conectar de novo exige um novo consentimento no TikTok.',
  'disconnect.endedByTikTok':
    '*O TikTok já encerrou este acesso*: não resta nada para revogar lá, e com ele o pixel não pode ser desvinculado. Este app esquece a conexão de {store}.{count, plural, =0 {} one { Outra loja usa o mesmo acesso e precisa de *Reconectar*: {stores}.} many { Outras # lojas usam o mesmo acesso e precisam de *Reconectar*: {stores}.} other { Outras # lojas usam o mesmo acesso e precisam de *Reconectar*: {stores}.}} Conectar de novo exige um novo consentimento no TikTok.',
  'disconnect.others':
    '*O acesso fica no TikTok*, pois {count, plural, one {outra loja o usa} many {outras # lojas o usam} other {outras # lojas o usam}}: {stores}. Só {store} sai dele.',
  'disconnect.elsewhere':
    '*O acesso fica no TikTok por enquanto*, pois outro workspace do Slack que usa esta instalação se apoia no mesmo usuário do TikTok, e revogar um acesso pode encerrar os dois. Este workspace o deixa; ele é revogado assim que o outro também o tiver deixado.',
  'disconnect.more': '{count, plural, one {mais #} many {mais #} other {mais #}}',
  'disconnect.window':
    'Depois do botão, uma mensagem direta mostra cada passo com hora e prova. Por um minuto você pode cancelar ali; depois não há volta.',
  'disconnect.vtexTitle': 'A VTEX tem uma conexão própria',
  'disconnect.vtex':
    'Ela continua enviando produtos ao TikTok, faça o que fizer aqui, e só para no VTEX Admin. Se você também quer isso, faça antes: VTEX Admin → *Marketplace → TikTok → Desconectar*. Se a VTEX mostrar um erro: TikTok Ads Manager → *Autorizações → VTEX → Remover*. O app não consegue ver se a VTEX parou; ele só vê o que está no TikTok.',
  'disconnect.pixelTitle': 'Pixel {pixel}',
  'disconnect.pixelBound': 'Vinculado ao catálogo ({asOf}): {sources}.',
  'disconnect.pixelUnbound':
    'O TikTok mostra este pixel como não vinculado ao catálogo ({asOf}). Não há nada para desvincular.',
  'disconnect.pixelUnknown': 'Não se sabe agora se está vinculado ao catálogo.',
  'disconnect.pixelDenied':
    'Não se sabe se está vinculado ao catálogo: o TikTok não mostra isso ao usuário que autorizou o app. Por isso este app não pode desvinculá-lo.',
  'disconnect.pixelShared':
    '{count, plural, one {Outra loja conectada usa} many {Outras # lojas conectadas usam} other {Outras # lojas conectadas usam}} este pixel com o mesmo catálogo: {stores}. Por isso ele continua vinculado: desvinculá-lo o tiraria também {count, plural, one {dessa loja} many {dessas lojas} other {dessas lojas}}.',
  'disconnect.unlink': 'Desvincular também o pixel do catálogo',
  'disconnect.unlinkHint': 'Anúncios do catálogo perdem os eventos dele. Cancelar vincula de novo.',
  'disconnect.runningText':
    '*{store}* está sendo desconectada desde {at}, como {by} quis. A mensagem direta a quem pediu mostra cada passo.',
  'disconnect.runningUnproven':
    '*{store}* está desconectada aqui desde {at}, como {by} quis, mas não se viu o TikTok soltar o acesso.',
  'disconnect.never': '*{store}* não está conectada ao TikTok, então não há nada para desconectar.',
  'disconnect.since': '*{store}* está desconectada desde {at}. Feito por {by}.',
  'disconnect.authorizedOnly':
    'As contas de *{store}* ainda não foram escolhidas, mas o TikTok deu acesso para ela.',
  'disconnect.host': 'quem opera este app',
  'disconnect.started':
    '*{store} está sendo desconectada.* Uma mensagem direta mostra cada passo a você; por um minuto dá para cancelar ali.',
  'disconnect.changed':
    'Nada foi feito: esta loja mudou desde que a página foi aberta. Abra de novo com {command}.',
  'disconnect.gone': 'Nada foi feito: esta loja não existe mais.',
  'disconnect.cancelled':
    '*Cancelado.* A loja está conectada como antes; a próxima verificação lê tudo de novo.',
  'disconnect.cancelling':
    '*Sendo cancelado.* Antes, o pixel é vinculado de novo ao catálogo; a mensagem direta mostra isso.',
  'disconnect.late':
    'É tarde demais para cancelar: o acesso está sendo entregue, ou já foi. Depois você pode conectar a loja de novo.',
  'disconnect.over': 'Isto terminou; não há mais nada para cancelar.',
  'disconnect.checking': 'O TikTok está sendo consultado. A mensagem acima muda quando houver resposta.',
  'disconnect.nothingToCheck': 'Não há mais nada para verificar.',
  'disconnect.choose': 'Qual loja você quer desconectar? Escolher uma só abre a página sobre ela.',
  'disconnect.chooseHandle': 'Diga qual loja: {example}',
  'disconnect.tooLate': 'O Slack encerrou o pedido antes de a página abrir. Tente de novo.',

  'disconnect.confirm.title': 'Desconectar {store}?',
  'disconnect.confirm.revoke': 'O acesso é revogado no TikTok. Você pode cancelar por um minuto.',
  'disconnect.confirm.detach':
    'A loja sai do acesso que outras lojas mantêm. Você pode cancelar por um minuto.',
  'disconnect.confirm.elsewhere':
    'A loja sai do acesso; o TikTok o mantém para outro workspace do Slack. Você pode cancelar por um minuto.',
  'disconnect.confirm.ended':
    'A loja esquece um acesso que o TikTok já encerrou. Você pode cancelar por um minuto.',
  'disconnect.confirm.yes': 'Desconectar',
  'disconnect.confirm.no': 'Manter',
  'button.disconnect': 'Desconectar',
  'button.showDisconnect': 'Ver a desconexão',
  'button.cancelDisconnect': 'Cancelar',
  'button.checkAgain': 'Verificar de novo',
  'button.authorizations': 'Autorizações do TikTok',
  'button.vtexTikTok': 'VTEX Admin: TikTok',

  'disconnectCard.title':
    '{state, select, running {*Desconectando {store} do TikTok*} unproven {*{store}: não se viu o TikTok soltar o acesso*} cancelling {*Cancelando: {store} continua conectada*} revoked {*{store} está desconectada do TikTok*} detached {*{store} está desconectada do TikTok*} cancelled {*Cancelado: {store} está conectada como antes*} replaced {*{store} foi conectada de novo nesse meio-tempo*} removed {*{store} foi removida*} other {*O app foi desinstalado*}}',
  'disconnectCard.removed': 'O acesso é devolvido ao TikTok se nenhuma outra loja precisar dele.',
  'disconnectCard.by': '{by}, {at} · usuário do TikTok {signIn}',
  'disconnectCard.cancelUntil': 'Você pode cancelar até {until}. Depois não há volta.',
  'disconnectCard.detached':
    'O acesso fica no TikTok, pois {count, plural, =0 {o usuário do TikTok entrou de novo nesse meio-tempo} one {outra loja o usa: {stores}} many {outras # lojas o usam: {stores}} other {outras # lojas o usam: {stores}}}.',
  'disconnectCard.elsewhere':
    'O acesso fica no TikTok por enquanto: outro workspace do Slack que usa esta instalação se apoia no mesmo usuário do TikTok, e revogar um acesso pode encerrar os dois. Ele é revogado assim que esse workspace também o tiver deixado.',
  'disconnectCard.ids':
    'Os ids das contas ficam guardados para conectar de novo. O que está no TikTok fica lá até ser apagado no Catalog Manager; isto não mexe na conexão própria da VTEX.',
  'disconnectCard.again': 'Verificações, alertas e leituras do TikTok funcionam de novo.',
  'disconnectCard.silent':
    'O TikTok não responde agora. Ele é perguntado de novo a cada meio minuto, por um quarto de hora no máximo; depois se segue sem o pixel.',
  'disconnectCard.unproven':
    'O TikTok ainda não confirmou que o acesso está morto. Faça à mão: abra a página *Autorizações* do TikTok como o usuário do TikTok *{signIn}*, ache este app e aperte *Remover*. Depois aperte *Verificar de novo*. O app também pergunta sozinho uma vez por hora.',
  'disconnectCard.lastAnswer':
    'Última resposta do TikTok: {answer, select, accepted {ainda aceitava o acesso} older {o próprio acesso está morto; um anterior do mesmo usuário do TikTok ainda está sendo devolvido} refused {recusou o acesso; outra recusa um minuto depois é a prova} refusedAll {recusou a todos, o que não prova nada} throttled {pedidos demais} appRefused {recusou o próprio app de desenvolvedor} other {nenhuma: ele não responde, ou só com um erro}}.',
  'disconnectCard.proof':
    'O TikTok recusou o acesso duas vezes ({first}; {second}), e a cada vez aceitou outros.',

  'disconnect.step.stopped': 'Verificações, alertas e leituras do TikTok parados',
  'disconnect.step.unlink':
    '{state, select, done {Pixel desvinculado do catálogo; o TikTok mostra assim} already {O pixel não estava vinculado ao catálogo} failed {Pixel não desvinculado: o TikTok não fez isso. Dá para desvincular no Catalog Manager} other {Desvinculando o pixel do catálogo …}}',
  'disconnect.step.wait':
    '{state, select, done {O tempo para cancelar acabou} cancelled {Cancelado a tempo} other {Aguardando, para que você possa cancelar}}',
  'disconnect.step.revoke':
    '{state, select, done {O TikTok respondeu que o acesso está revogado} already {O TikTok disse que o acesso já tinha acabado} other {Revogando o acesso no TikTok …}}',
  'disconnect.step.prove':
    '{state, select, done {Provado: o acesso está morto} other {Perguntando ao TikTok se o acesso está morto, duas vezes, com um minuto de intervalo …}}',
  'disconnect.step.unsubscribe':
    '{state, select, done {Notificações do TikTok canceladas} already {Não há notificações do TikTok para cancelar} failed {Notificações do TikTok não canceladas; sem o acesso elas acabam sozinhas} other {Cancelando as notificações do TikTok …}}',
  'disconnect.step.erase':
    '{state, select, done {Acesso apagado deste app} other {Apagando o acesso deste app …}}',
  'disconnect.step.relink':
    '{state, select, done {Pixel vinculado de novo ao catálogo; o TikTok mostra assim} already {O pixel está vinculado ao catálogo} failed {Pixel não vinculado de novo: o TikTok não fez isso. Vincule no Catalog Manager} other {Vinculando o pixel ao catálogo de novo …}}',

  'alert.disconnected':
    '*{store} foi desconectada do TikTok por {by}* ({at}). Este app não lê mais nada dela no TikTok nem avisa sobre ela. Os produtos no TikTok ficam até serem apagados no Catalog Manager; isto não mexe na conexão própria da VTEX.',
  'alert.disconnected.detached':
    '*{store} foi desconectada do TikTok por {by}* ({at}). Outras lojas mantêm a conexão. Este app não lê mais nada de {store} no TikTok nem avisa sobre ela.',
  'alert.disconnected.pending':
    'Naquele momento o TikTok ainda não tinha confirmado que o acesso estava morto.',
  'alert.proven':
    '*{store}: não resta nada para fazer à mão no TikTok* ({at}). Os lembretes de remover este app lá não valem mais.',
  'alert.unproven':
    '*{store}: não se viu o TikTok soltar o acesso* desde {since}. Faça à mão: abra a página *Autorizações* do TikTok como o usuário do TikTok *{signIn}*, ache este app e aperte *Remover*. Depois aperte *Verificar de novo*.',
  'alert.state.disconnected': 'Desconectada',
  'alert.ended.disconnected':
    '*Sem acompanhamento:* a loja foi desconectada do TikTok aqui. Isso não significa que foi resolvido.',

  'status.disconnectedBy': '*Desconectada* desde {at}. Feito por {by}.',
  'status.disconnectingBy': '*Sendo desconectada* desde {at}, como {by} quis.',
  'status.unprovenBy':
    '*Desconectada aqui* desde {at}, como {by} quis, mas *não se viu o TikTok soltar o acesso*.',
  'status.cancelUntil': 'Pode ser cancelado até {until}.',
  'status.uninstalledAt':
    '*Desconectada* desde {at}, quando o app foi desinstalado deste workspace do Slack.',
};
