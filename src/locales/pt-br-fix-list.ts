import type { enFixList } from './en-fix-list.ts';

export const ptBrFixList: Readonly<Record<keyof typeof enFixList, string>> = {
  'products.title': 'Lista de correções de {store}',
  'products.noKeys':
    '*Os dados de produtos da VTEX ainda não são lidos:* faltam as chaves da conta VTEX {account}. Um administrador deste app as informa: {command}.',
  'products.firstPass':
    '*Os produtos da VTEX estão sendo lidos pela primeira vez.* Nada é contado antes de todos terem sido lidos.',
  'products.progress': '{done} de {total} lidos até agora, desde {startedAt}.',
  'products.listing': 'A lista de SKUs está sendo lida, desde {startedAt}.',
  'products.newPass': 'Há uma nova leitura em andamento.',
  'products.passWaits':
    'Uma nova leitura começou {startedAt} e {waitsFor, select, keys {espera que a VTEX aceite as chaves.} other {espera que a VTEX responda.}}',
  'products.summary':
    '{toFix, plural, =0 {*Nada a corrigir:*} one {*# item precisa de atenção* de} other {*{count} itens precisam de atenção* de}} {skus, plural, one {# item} other {{total} itens}} da política comercial {policy}.',
  'products.allGood':
    '{tense, select, past {*Não havia nada a corrigir na última leitura.* Os {total} itens da política comercial {policy} tinham os dados que a VTEX envia ao TikTok, {asOf}.} other {*Nada a corrigir.* Os {total} itens da política comercial {policy} têm os dados que a VTEX envia ao TikTok.}}',
  'products.asOf':
    'Dados da VTEX de {asOf}. Um item é um SKU; o TikTok também conta itens, mas só os que recebeu.',
  'products.unread':
    '{skus, plural, one {# item que mudou na VTEX ainda não pôde ser lido de novo,} other {{count} itens que mudaram na VTEX ainda não puderam ser lidos de novo, o primeiro}} desde {since}.',
  'products.changesUnread': 'O que mudou na VTEX desde então não pôde ser lido.',
  'products.imagesGood': 'Pela nossa verificação, nenhuma imagem é pequena demais nem de formato errado.',
  'products.imagesFirst':
    '{total, plural, one {# imagem está sendo verificada} other {{images} imagens estão sendo verificadas}} pela primeira vez: ainda não se sabe se o TikTok pode recusar alguma.',
  'products.imagesToFix':
    '{toFix, plural, one {*# item precisa de atenção por causa da imagem.*} other {*{count} itens precisam de atenção por causa das imagens.*}}',
  'products.why': 'Por quê: {causes}',
  'products.vtexGood':
    '{tense, select, past {*Aos dados da VTEX não faltava nada na última leitura.* Os {total} itens da política comercial {policy} tinham os dados que a VTEX envia ao TikTok, {asOf}.} other {*Aos dados da VTEX não falta nada.* Os {total} itens da política comercial {policy} têm os dados que a VTEX envia ao TikTok.}}',
  'products.apartFromImages':
    '{tense, select, past {Exceto pelas imagens, os {total} itens da política comercial {policy} tinham os dados que a VTEX envia ao TikTok, {asOf}.} other {Exceto pelas imagens, os {total} itens da política comercial {policy} têm os dados que a VTEX envia ao TikTok.}}',
  'products.tiktok.good': '*O TikTok não rejeita nenhum dos itens que recebeu.*',
  'products.tiktok.rejected': '*O TikTok rejeita {rejected, plural, one {# item} other {{count} itens}}.*',
  'products.tiktok.others':
    '{rejected, plural, =1 {É por uma causa na VTEX que está na lista abaixo.} other {{others, plural, =0 {Todos por causas na VTEX que estão na lista abaixo.} one {# deles por motivos próprios, os demais por causas na VTEX que estão na lista abaixo.} other {{othersText} deles por motivos próprios, os demais por causas na VTEX que estão na lista abaixo.}}}}',
  'products.tiktok.images':
    '{images, plural, one {*O TikTok recusa a imagem de # item.*} other {*O TikTok recusa as imagens de {count} itens.*}} {share, select, all {{images, plural, one {Ele não conta como rejeitado.} other {Eles não contam como rejeitados.}}} none {{images, plural, one {Ele também conta como rejeitado.} other {Eles também contam como rejeitados.}}} other {{kept, plural, one {# deles não conta como rejeitado.} other {{keptText} deles não contam como rejeitados.}}}}',
  'products.tiktok.waiting':
    '{waiting, plural, one {# item rejeitado já foi corrigido na VTEX e espera a análise do TikTok, que ainda mostra o veredito anterior.} other {{count} itens rejeitados já foram corrigidos na VTEX e esperam a análise do TikTok, que ainda mostra o veredito anterior.}}',
  'products.tiktok.original': '(TikTok: “{reason}”)',
  'products.tiktok.asOf': 'Itens do TikTok de {asOf}.',
  'products.tiktok.none': 'Os itens do TikTok ainda não foram lidos, então nada se sabe desse lado.',
  'products.tiktok.disconnected':
    'Os itens do TikTok não foram lidos desde a desconexão, então nada se mostra desse lado. Eles voltam com *Reconectar*.',
  'products.tiktok.firstPass': 'Os itens do TikTok estão sendo lidos pela primeira vez, desde {since}.',
  'products.tiktok.newPass': 'Há uma nova leitura em andamento, desde {since}.',
  'products.tiktok.tooMany':
    'O catálogo tem mais de 100.000 itens: só os rejeitados e os que estão em análise são listados, e o que não foi enviado não é contado.',
  'products.tiktok.empty': 'O catálogo no TikTok não tem itens.',
  'products.tiktok.unmatched':
    '*Os IDs no TikTok não correspondem aos da VTEX,* então não se pode dizer o que não foi enviado. Veja em VTEX Admin → Marketplace → TikTok se a integração preenche este catálogo, com a política comercial {policy}.',
  'products.tiktok.pause': '*Não foi possível ler os itens do TikTok* ({at}). {reason}',
  'products.tiktok.pause.unsteady':
    'O catálogo mudou durante cada tentativa; ele é lido de novo em alguns minutos.',
  'products.tiktok.pause.tooMany':
    'Mesmo os rejeitados ou em análise são mais do que o TikTok lista. Tenta-se de novo uma vez por dia; até lá a lista mantém o que se sabia.',
  'products.diagnostics':
    '*Relatório do TikTok sobre todo o catálogo de {day} (UTC).* Ele chega com um dia de atraso: parte disto já pode estar corrigida.',
  'products.diagnosticsAsOf':
    '*Relatório do TikTok sobre todo o catálogo* (lido {asOf}). Ele chega com um dia de atraso: parte disto já pode estar corrigida.',
  'products.diagnosticsMore': '… e {count, plural, one {mais # problema} other {mais # problemas}}',
  'products.level.critical': '*Crítico*',
  'products.level.warning': 'Aviso',
  'products.level.unknown': 'Nota',
  'products.upload':
    'O último envio ao TikTok terminou {endedAt} com {errors, plural, =0 {nenhum erro} one {# erro} other {{errorsText} erros}} e {warnings, plural, =0 {nenhum aviso} one {# aviso} other {{warningsText} avisos}}.',
  'products.uploadAsOf':
    'O último envio ao TikTok (de {asOf}) teve {errors, plural, =0 {nenhum erro} one {# erro} other {{errorsText} erros}} e {warnings, plural, =0 {nenhum aviso} one {# aviso} other {{warningsText} avisos}}.',
  'products.group': '*{cause}* · {items}',
  'products.groupShare': '*{cause}* · {items} ({share})',
  'products.groupTikTokShare': '*{cause}* · {items} ({share} dos itens do TikTok)',
  'products.groupRefused':
    '{skus, plural, =1 {o TikTok não o aceita por isso} other {{refused, plural, one {o TikTok não aceita # deles por isso} other {o TikTok não aceita {count} deles por isso}}}}',
  'products.refusedForThat': 'o TikTok não o aceita por isso',
  'products.groupProducts': '{items} de {products}',
  'products.items': '{count, plural, one {# item} other {{number} itens}}',
  'products.products': '{count, plural, one {# produto} other {{number} produtos}}',
  'products.nameless': 'sem nome',
  'products.productId': 'produto {id}',
  'products.tiktokId': 'ID do SKU no TikTok {id}',
  'products.skuIds': '{count, plural, one {SKU} other {SKUs}} {ids}',
  'products.andMore': '… e {count, plural, one {mais # produto} other {mais {number} produtos}}',
  'products.moreCauses': '{count, plural, one {mais # causa} other {mais # causas}}',
  'products.pause.noInfo': 'A VTEX não respondeu ({at}); a leitura continua sozinha.',
  'products.pause.throttled': 'A VTEX pediu menos requisições ({at}); a leitura continua sozinha.',
  'products.pause.keyRefused':
    '*A VTEX recusa as chaves da conta {account}* ({at}). Veja em VTEX Admin → Configurações da conta → Chaves de aplicação se estão ativas e se o token foi renovado.',
  'products.pause.forbidden':
    '*Falta uma permissão às chaves da conta {account}* ({at}). O perfil delas precisa dos recursos *SKUs* e *View Product* do License Manager.',
  'products.pause.absent': 'A VTEX não respondeu como esperado ({at}); a leitura continua sozinha.',
  'products.pause.broken': 'A VTEX não conseguiu dar seus dados ({at}); a leitura continua sozinha.',
  'products.pause.empty':
    'A lista de SKUs da política comercial {policy} veio vazia da VTEX ({at}). Não se acredita nela de imediato: ela é lida de novo a cada hora. Se a política realmente não tem SKUs, associe produtos a ela na VTEX.',
  'products.pause.shrunk':
    'A lista de SKUs veio da VTEX com menos da metade da última vez ({at}). Ela é lida mais uma vez antes de se acreditar nela.',

  'button.showAll': 'Ver todos',
  'button.recheckThese': 'Verificar estes',
  'button.recheckAll': 'Verificar os {items}',
  'button.recheckSome': 'Verificar {most} de {items}',
  'button.allProducts': 'Todos os produtos',
  'button.csv': 'CSV de tudo',
  'button.search': 'Buscar',
  'button.close': 'Fechar',
  'button.previous': 'Anterior',
  'button.next': 'Próxima',
  'button.clearFilters': 'Limpar filtros',
  'products.causeOnly': 'Só esta causa: {cause}.',
  'products.causeNone': 'Nenhum produto tem isto: {cause}.',
  'products.causeNoneKnown': 'Até agora não se sabe de nenhum produto que tenha isto: {cause}.',
  'products.pick.title': 'Qual você quer dizer?',
  'products.pick.placeholder': 'Escolha uma opção',
  'products.filter.cause': 'Causa',
  'products.filter.allCauses': 'Todas as causas',
  'products.filter.brand': 'Marca',
  'products.filter.allBrands': 'Todas as marcas',
  'products.filter.noBrand': 'sem marca',
  'products.filter.category': 'Categoria',
  'products.filter.allCategories': 'Todas as categorias',
  'products.filter.noCategory': 'sem categoria',
  'products.filter.search': 'Nome, ID do produto ou ID do SKU',
  'products.filter.searchHint': 'Digite e pressione Enter',
  'products.modal.title': 'Produtos a corrigir',
  'products.modal.loading': 'Carregando…',
  'products.modal.late': 'Demorou demais para abrir. Clique mais uma vez.',
  'products.modal.range': '*{from}–{to}* de {count, plural, one {# produto} other {{total} produtos}}',
  'products.modal.none':
    '*Nenhum produto corresponde.* Mude um filtro ou clique em *Limpar filtros* para ver todos.',
  'products.modal.nothing': '*Nenhum produto tem algo a corrigir, pelo que foi lido.*',
  'products.modal.causeGone':
    '*Não resta nada desta causa.* Clique em *Limpar filtros* para ver todos os produtos.',
  'products.modal.images': 'Imagens verificadas: {looked} de {images}; a mais antiga: {asOf}.',
  'products.modal.filtered': 'Só: {filters}',
  'products.modal.asOf': 'Dados da VTEX de {asOf}.',
  'products.modal.vtexNone': 'Os produtos da VTEX ainda não foram lidos por completo.',
  'products.modal.since': 'Visto desde {since}',
  'products.modal.moreFindings': '… e {count, plural, one {mais #} other {mais #}}',
  'products.csv.waiting': 'O arquivo está sendo preparado; ele chega por mensagem direta.',
  'products.csv.busy':
    'Este arquivo está sendo preparado ou acabou de ser enviado. Veja suas mensagens diretas com este app.',
  'products.csv.unknown':
    'Ainda não há nada para colocar em um arquivo: os produtos da VTEX não foram lidos por completo.',
  'products.csv.nothing': 'Não há nada a corrigir, então não há arquivo.',
  'products.csv.sent':
    '{count, plural, one {O arquivo com # linha} other {O arquivo com {rows} linhas}} está nas suas mensagens diretas com este app.',
  'products.csv.introduction':
    '*Lista de correções de {store}* em CSV, {count, plural, one {# linha} other {{rows} linhas}}. No Excel, abra com Dados → De Text/CSV: com duplo clique, tudo pode ficar em uma só coluna.',
  'products.csv.rows': 'Cada linha diz quando foi verificada pela última vez.',
  'products.csv.failed':
    'Não foi possível anexar a lista de correções de {store}. Clique mais uma vez em *CSV de tudo*.',
  'products.csv.refused': 'O Slack recusou o arquivo: {code}. Nada foi enviado.',
  'products.csv.scope':
    '*O Slack não deixa o app enviar arquivos:* falta a permissão {scope}. Um administrador a adiciona em api.slack.com/apps → o app → {page} → Bot Token Scopes, e instala o app de novo. Todo o resto funciona sem ela.',
  'products.csv.cause': 'Causa',
  'products.csv.severity': 'Gravidade',
  'products.csv.fix': 'O que fazer',
  'products.csv.productId': 'ID do produto',
  'products.csv.skuId': 'ID do SKU',
  'products.csv.productName': 'Produto',
  'products.csv.skuName': 'SKU',
  'products.csv.brand': 'Marca',
  'products.csv.category': 'Categoria',
  'products.csv.found': 'Encontrado',
  'products.csv.rejected': 'O TikTok rejeita por isso',
  'products.csv.firstSeen': 'Visto desde ({timeZone})',
  'products.csv.lastChecked': 'Última verificação ({timeZone})',
  'products.csv.link': 'VTEX Admin',

  'catalog.causes': '*O que impede a publicação de produtos, ou pode impedi-la*',
  'catalog.causesNone': '*Não se conhece nada que impeça a publicação de produtos.*',
  'catalog.causesUnknown':
    '*Ainda não se sabe o que impede a publicação de produtos:* nem os produtos da VTEX nem os itens do TikTok foram lidos por completo.',
  'catalog.trend':
    '{arrow} {when}: {came, plural, one {# novo} other {{cameText} novos}}, {fixed, plural, one {# corrigido} other {{fixedText} corrigidos}}',
  'catalog.trendDay': 'em 24 horas',
  'catalog.trendSince': 'desde {since}',
  'catalog.trendUnknown': 'tendência desconhecida',
  'catalog.still': 'sem alterações {when}',
  'catalog.unchanged': 'Sem alterações {when}.',
  'catalog.trendsUnknown': 'Ainda não se sabe como as causas mudam.',
};
