import type { enAlerts } from './en-alerts.ts';

export const ptBrAlerts: Readonly<Record<keyof typeof enAlerts, string>> = {
  'alert.severity.critical': 'Crítico',
  'alert.severity.warning': 'Atenção',
  'alert.severity.info': 'Nota',
  'alert.state.below': 'Abaixo do limite',
  'alert.state.fixed': 'Resolvido',
  'alert.state.reconnected': 'Conexão restabelecida',
  'alert.state.removed': 'Sem acompanhamento',

  'alert.title.products.need_details': '{label}: itens que precisam de atenção',
  'alert.title.products.not_sent': '{label}: itens que faltam no TikTok',
  'alert.title.grant.revoked': '{label}: acesso ao TikTok revogado',
  'alert.title.vtex.credentials': '{label}: a VTEX recusa as chaves',
  'alert.title.vtex.permission': '{label}: falta uma permissão na VTEX',
  'alert.title.upstream.tiktok': 'O TikTok não responde',
  'alert.title.upstream.vtex': 'A VTEX não responde',
  'alert.subject.products.need_details': '{label}: itens no TikTok',
  'alert.subject.products.not_sent': '{label}: itens que o TikTok não tem',
  'alert.subject.grant.revoked': '{label}: acesso ao TikTok',
  'alert.subject.vtex.credentials': '{label}: chaves da VTEX',
  'alert.subject.vtex.permission': '{label}: permissão da VTEX',
  'alert.subject.upstream.tiktok': 'TikTok',
  'alert.subject.upstream.vtex': 'VTEX',

  'alert.is.products.need_details':
    '{count, plural, one {O TikTok rejeita *# item*, que precisa de atenção.} other {O TikTok rejeita *# itens*, que precisam de atenção.}}',
  'alert.is.products.need_details.of':
    '{count, plural, one {O TikTok rejeita *# item de {total}*, que precisa de atenção.} other {O TikTok rejeita *# itens de {total}*, que precisam de atenção.}}',
  'alert.is.products.not_sent':
    '{count, plural, one {*# item de {total}* está à venda na VTEX há um dia ou mais, mas o TikTok não o tem.} other {*# itens de {total}* estão à venda na VTEX há um dia ou mais, mas o TikTok não os tem.}}',
  'alert.is.grant.revoked':
    '*O acesso ao TikTok que {label} deu a este app foi revogado.* O TikTok o recusou três vezes, com alguns minutos de intervalo.',
  'alert.is.vtex.credentials':
    '*A VTEX recusa as chaves da conta {label}.* Foram duas recusas, com um minuto ou mais de intervalo.',
  'alert.is.vtex.permission': '*Falta às chaves desta conta VTEX um recurso do License Manager:* {label}.',
  'alert.is.upstream.tiktok':
    '*O TikTok não responde.* {count, plural, one {As últimas verificações de # loja não deram resultado.} other {As últimas verificações de # lojas não deram resultado.}}',
  'alert.is.upstream.vtex':
    '*A VTEX não responde.* {count, plural, one {O app não obteve resposta nas últimas tentativas de ler # loja.} other {O app não obteve resposta nas últimas tentativas de ler # lojas.}}',
  'alert.grantStores': '{count, plural, one {# loja depende dele:} other {# lojas dependem dele:}}',
  'alert.more': '{count, plural, one {e mais #} other {e mais #}}',
  'alert.below': 'Está abaixo do mínimo que este canal escolheu.',

  'alert.means.products.need_details':
    'O TikTok não mostra itens rejeitados em anúncios. *Próximo passo:* abra *Produtos*: diz quais são, os motivos do TikTok e onde corrigir cada um na VTEX.',
  'alert.means.products.not_sent':
    'A VTEX envia sozinha o que está à venda. *Próximo passo:* abra *Produtos*, que diz de cada um o que mais falta; se não faltar nada, salve o produto de novo na VTEX e veja em VTEX Admin → Marketplace → TikTok se a integração funciona.',
  'alert.means.grant.revoked':
    'Até o app ser autorizado de novo, nada pode ser lido do TikTok. A integração da própria VTEX também é desconectada: verifique VTEX Admin → Marketplace → TikTok. *Próximo passo:* um administrador deste app clica em *Reconectar* e entra no TikTok; com o mesmo usuário do TikTok, todas as lojas dele voltam. O app verifica de novo a cada hora.',
  'alert.means.vtex.credentials':
    'Enquanto não houver chaves válidas, os dados de produtos não podem ser lidos: a lista de correções fica como estava. *Agora:* veja em VTEX Admin → Configurações da conta → Chaves de aplicação se a chave está ativa e se o token foi renovado; quem hospeda o app guarda as novas.',
  'alert.means.vtex.permission':
    'Até lá não dá para ler o que depende dele: a lista de correções fica como estava. *Agora:* adicione este recurso ao perfil da chave em VTEX Admin → Configurações da conta → Perfis de acesso.',
  'alert.means.upstream.tiktok':
    'Isso não diz nada sobre a sua conexão. Os alertas de produtos esperam o TikTok responder; o app continua tentando. *Próximo passo:* nenhum; você será avisado.',
  'alert.means.upstream.vtex':
    'Isso não diz nada sobre as suas chaves nem sobre os seus produtos: a lista de correções fica como estava e o app continua tentando. *Agora:* veja status.vtex.com; você será avisado quando a VTEX responder.',

  'alert.times': 'Desde {since}. Dados de {asOf}.',
  'alert.closedTimes': 'De {since} até {until}.',
  'alert.asOf': 'Dados de {asOf}.',
  'alert.acknowledged': 'Confirmado por {by}, {at}.',
  'alert.mutedHere': 'Silenciado neste canal até {until}.',
  'alert.muted': 'Silenciado para todos por {by} até {until}.',
  'alert.flapping':
    'Isso vai e volta. Até passarem duas horas sem mudanças, as novidades aparecem só na conversa.',
  'alert.fixed.products.need_details':
    '*O TikTok não rejeita mais nenhum item.* O que foi corrigido por último ainda pode estar em análise.',
  'alert.fixed.products.not_sent': '*Encerrado.* O TikTok tem todos os itens que continuam à venda.',
  'alert.fixed.grant.revoked': '*Resolvido.* O TikTok voltou a aceitar o acesso do app.',
  'alert.fixed.vtex.credentials': '*Resolvido.* A VTEX aceita as chaves de novo.',
  'alert.fixed.vtex.permission': '*Resolvido.* A VTEX permite de novo ler tudo com as chaves.',
  'alert.fixed.upstream.tiktok': '*O TikTok voltou a responder.*',
  'alert.fixed.upstream.vtex': '*A VTEX voltou a responder.*',
  'alert.ended.fixed': '*Resolvido.*',
  'alert.ended.reconnected':
    '*{label} voltou a se conectar, com uma nova autorização.* O que se sabia da anterior não conta mais.',
  'alert.ended.removed':
    '*O app não acompanha mais {label}.* Houve desconexão ou remoção; não se sabe se algo foi resolvido.',
  'alert.lasted': 'Durou {duration}.',
  'alert.duration': '{large} e {small}',
  'alert.repeated': 'Talvez você veja isto duas vezes: o Slack não confirmou se a primeira mensagem chegou.',

  'alert.update.added': '{count, plural, one {+# caso novo} other {+# casos novos}}',
  'alert.update.fixed': '{count, plural, one {−# caso resolvido} other {−# casos resolvidos}}',
  'alert.update.still': '*Continua assim* há {age}.',
  'alert.update.again': '*Voltou a acontecer.*',

  'alert.introduction': '*Os alertas estão ligados neste canal.* {by} os ligou para {stores}.',
  'alert.introduction.hint':
    'Cada problema tem uma só mensagem, que vai sendo atualizada. {list} mostra as configurações; {off} desliga os alertas.',
  'alert.allStores': 'todas as lojas, também as futuras',
  'alert.test': '*Isto é um teste.* Pedido por {by}, {at}. Os alertas chegam a este canal.',
  'alert.summary': '*Problemas que já estavam abertos quando os alertas foram ligados:*',
  'alert.digest': '*Começou e terminou enquanto este canal não recebia alertas:*',
  'alert.line.products.need_details':
    '{label}: {count, plural, one {# item rejeitado} other {# itens rejeitados}}',
  'alert.line.products.not_sent':
    '{label}: {count, plural, one {falta # item no TikTok} other {faltam # itens no TikTok}}',
  'alert.line.grant.revoked':
    '{label}: acesso ao TikTok revogado, {count, plural, one {# loja} other {# lojas}}',
  'alert.line.vtex.credentials':
    '{label}: a VTEX recusa as chaves, {count, plural, one {# loja} other {# lojas}}',
  'alert.line.vtex.permission':
    '{label}: falta uma permissão na VTEX, {count, plural, one {# loja} other {# lojas}}',
  'alert.line.upstream.tiktok': 'O TikTok não responde, {count, plural, one {# loja} other {# lojas}}',
  'alert.line.upstream.vtex': 'A VTEX não responde, {count, plural, one {# loja} other {# lojas}}',
  'alert.statusHint': '{status} mostra como tudo está agora.',
  'alert.broken':
    '*Os alertas não chegam mais a {channel}.* O Slack responde {code}. Lá eles estão interrompidos.',

  'alert.pickStore': 'Ver situação de…',
  'alert.mute.placeholder': 'Silenciar…',
  'alert.mute.here': '{hours, plural, one {Aqui por # hora} other {Aqui por # horas}}',
  'alert.mute.everybody': '{hours, plural, one {Para todos por # hora} other {Para todos por # horas}}',
  'alert.mute.endHere': 'Voltar a avisar aqui',
  'alert.mute.endEverybody': 'Deixar de silenciar para todos',

  'button.seeStatus': 'Ver situação',
  'button.acknowledge': 'Confirmar',
  'button.tryAgain': 'Tentar de novo',
  'button.turnOnHere': 'Ligar aqui',
  'button.endMute': 'Deixar de silenciar',

  'remedy.invite': 'Convide o app para esse canal com {invite} e digite lá {command}.',
  'remedy.archived':
    'O canal está arquivado. Desarquive-o e digite lá {command}, ou ligue os alertas em outro canal.',
  'remedy.restricted':
    'Só algumas pessoas podem publicar lá. Um administrador pode liberar o app; depois digite lá {command}.',
  'remedy.other': 'Digite lá {command} de novo, ou ligue os alertas em outro canal.',

  'help.alerts': 'alertas neste canal: ligar, desligar, lista, teste, silenciar, contato',
  'help.alerts.more':
    'uma mensagem por problema neste canal. Palavras: ligar, desligar, lista, teste, silenciar, contato. Depois de “ligar”, em qualquer ordem: uma loja, `5` (a partir de 5 itens), `5%` ou `5,5%` (e pelo menos essa parte do total), `silencio=22-7` ou `silencio=nao`, `resumo=9` ou `resumo=nao`, `fuso=America/Sao_Paulo`, `idioma=pt`, `mencao=sim`. `1` volta a avisar de cada mudança.',
  'alerts.on.done': '*Os alertas estão ligados aqui* para {stores}.',
  'alerts.on.already': '*Os alertas já estavam ligados aqui* para {stores}.',
  'alerts.on.changed': '*Os alertas continuam ligados aqui* para {stores}, com as novas configurações.',
  'alerts.on.unconfirmed':
    '*Os alertas estão ligados aqui* para {stores}. O Slack ainda não confirmou a mensagem de apresentação; isso se resolve sozinho em alguns minutos.',
  'alerts.on.refused': '*Os alertas não estão ligados.* O Slack não deixa o app publicar aqui ({code}).',
  'alerts.on.invite': 'Digite {invite} neste canal e clique em *Tentar de novo*.',
  'alerts.on.how': 'Para mudar as configurações: {example}; para desligá-los: {off}; para testá-los: {test}.',
  'alerts.needChannel':
    'Os alertas vão para canais: digite o comando no canal desejado. Para você receber os críticos, digite {command}.',
  'alerts.shared.refused':
    'Neste canal há pessoas de outras organizações, que veriam os alertas. Só um administrador deste workspace pode ligá-los aqui.',
  'alerts.shared.confirm':
    '*Neste canal há pessoas de outras organizações.* Elas veriam os nomes e os números das suas lojas. Ligar os alertas aqui?',
  'alerts.shared.confirmShort': 'Pessoas de outras organizações verão os alertas.',
  'alerts.gone': 'Isto mudou nesse meio-tempo. {list} mostra como está agora.',

  'alerts.threshold.all': 'cada mudança',
  'alerts.threshold.items': 'a partir de {items, plural, one {# item} other {# itens}}',
  'alerts.threshold.percent': 'a partir de {percent} de todos os itens',
  'alerts.threshold.both': 'a partir de {items, plural, one {# item} other {# itens}} e {percent} do total',
  'alerts.quiet': 'em silêncio de {from} a {to}',
  'alerts.quiet.none': 'sem horas de silêncio',
  'alerts.digest': 'agrupados às {hour}',
  'alerts.digest.none': 'na hora',
  'alerts.zone': 'horário de {zone}',
  'alerts.language.en': 'em inglês',
  'alerts.language.es': 'em espanhol',
  'alerts.language.pt-BR': 'em português',
  'alerts.mention': 'menciona o canal se for crítico',
  'alerts.critical': 'Os críticos chegam sempre na hora.',
  'alerts.offHere': '*Os alertas estão desligados neste canal.* {on} os liga.',
  'alerts.onlyYou':
    'Só você vê esta resposta: o app não avisa o canal. {list} mostra a qualquer pessoa o que está ligado.',

  'alerts.off.done': '*Os alertas estão desligados aqui* para {stores}.',
  'alerts.off.what': 'Nada mais será publicado sobre elas. As mensagens já publicadas ficam como estão.',
  'alerts.off.others':
    'Aqui não há alertas exatamente para isso. Estão ligados para: {others}. {off} desliga todos.',
  'alerts.list.title': 'Alertas deste workspace',
  'alerts.list.none': 'Nenhum canal recebe alertas ainda.',
  'alerts.list.by': 'ligados por {by}',
  'alerts.list.delivered': 'última mensagem {at}',
  'alerts.list.never': 'nenhuma mensagem ainda',
  'alerts.list.broken': '*Interrompidos:* o Slack responde {code}.',
  'alerts.list.contact': '{person} recebe os alertas críticos que nenhum canal acompanha',
  'alerts.how':
    '{on} liga os alertas no canal onde é digitado, {off} os desliga, {test} publica um teste, {contact} envia os críticos a você.',
  'alerts.options': 'Com configurações: {example}',
  'alerts.test.sent': 'O teste foi publicado.',
  'alerts.test.unconfirmed':
    'O teste está a caminho, mas o Slack ainda não confirmou. Isso se resolve sozinho em alguns minutos.',
  'alerts.test.refused': '*O teste não foi publicado.* O Slack responde {code}.',
  'alerts.mute.how': 'Cada problema é silenciado na própria mensagem, pelo menu *{menu}*',
  'alerts.contact.on': 'Você receberá por mensagem direta os alertas críticos que nenhum canal acompanha.',
  'alerts.contact.off': 'Você não recebe mais alertas por mensagem direta.',
  'alerts.contact.offAlready': 'Você não recebia alertas por mensagem direta.',
  'alerts.contact.which': 'Digite {on} ou {off}.',
  'alerts.option.bad': 'Não entendi “{word}”, por isso nada foi alterado. Escreve-se assim: {example}',
  'alerts.option.unknown': 'Não conheço “{word}”, por isso nada foi alterado.',
  'alerts.option.list':
    'As opções são {options}. Uma loja, um número de itens (`5`) ou uma porcentagem (`5,5%`) vão sem nome. Por exemplo: {example}',
  'alerts.ack.done':
    'Confirmado: o alerta não se repete, a menos que piore, e haverá um aviso quando terminar.',
  'alerts.ack.already': 'Já estava confirmado.',
  'alerts.mute.here.done': 'Silenciado neste canal até {until}.',
  'alerts.mute.everybody.done': 'Silenciado para todos até {until}.',
  'alerts.mute.ended': 'Não está mais silenciado.',
  'alerts.closed': 'Já está fechado, por isso nada foi alterado.',
};
