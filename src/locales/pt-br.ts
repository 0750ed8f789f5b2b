import type { Messages } from './en.ts';
import { ptBrConnect } from './pt-br-connect.ts';
import { ptBrAccount } from './pt-br-account.ts';
import { ptBrAlerts } from './pt-br-alerts.ts';
import { ptBrDisconnect } from './pt-br-disconnect.ts';
import { ptBrFixList } from './pt-br-fix-list.ts';
import { ptBrManage } from './pt-br-manage.ts';
import { ptBrHome } from './pt-br-home.ts';
import { ptBrProducts } from './pt-br-products.ts';
import { ptBrRecheck } from './pt-br-recheck.ts';
import { ptBrStores } from './pt-br-stores.ts';
import { ptBrRecord } from './pt-br-record.ts';

export const ptBr: Messages = {
  ...ptBrAccount,
  ...ptBrAlerts,
  ...ptBrConnect,
  ...ptBrProducts,
  ...ptBrFixList,
  ...ptBrDisconnect,
  ...ptBrManage,
  ...ptBrRecheck,
  ...ptBrStores,
  ...ptBrRecord,
  ...ptBrHome,
  'app.name': 'TikTok para VTEX',

  'status.title': '{store} no TikTok',
  'status.connected': '*Conectada* desde {since}.',
  'status.connectedPlain': '*Conectada.*',
  'status.proof': 'O TikTok respondeu a uma verificação feita como {user} ({asOf}).',
  'status.proofNone': 'O TikTok ainda não respondeu a nenhuma verificação.',
  'status.phase.new': '*Ainda não conectada.*',
  'status.phase.authorized': '*Autorizada, mas as contas ainda não foram escolhidas.*',
  'status.phase.disconnecting': '*Desconexão em andamento.*',
  'status.phase.disconnected': '*Desconectada.*',
  'status.grantUser': 'Usuário do TikTok',
  'status.businessCenter': 'Business Center',
  'status.adAccount': 'Conta de anúncios',
  'status.catalog': 'Catálogo',
  'status.pixel': 'Pixel',
  'status.vtex': 'Conta VTEX',
  'status.tradePolicy': 'política comercial {policy}',
  'status.pixelBound': 'vinculado ao catálogo',
  'status.pixelUnbound': 'não vinculado ao catálogo',
  'status.pixelNone': 'nenhum escolhido',
  'status.usable': 'pode ser usado em anúncios',
  'status.notUsable': 'não pode ser usado em anúncios',
  'status.usableUnknown': 'ainda não se sabe se pode ser usado em anúncios',
  'status.partAsOf': 'lido {asOf}',
  'status.partRefused': 'o TikTok negou o acesso na última verificação',
  'status.lastProof': '*Conectada na última verificação* ({asOf}), com o usuário do TikTok {user}.',
  'status.signInRefused':
    '*O TikTok recusa o acesso do app.* Funcionou pela última vez {asOf}, com o usuário do TikTok {user}.',
  'status.revoked':
    '*O acesso ao TikTok foi revogado*, comprovado por três recusas. Funcionou pela última vez {asOf}, com o usuário do TikTok {user}.',
  'status.signInNeverWorked': '*O TikTok recusa o acesso do app.*',
  'status.notConfirmed': '*Registrada, mas ainda não confirmada.*',

  'state.active': 'ativa',
  'state.suspended': 'suspensa',
  'state.closed': 'encerrada',
  'state.rejected': 'não aprovada',
  'state.inReview': 'em análise',
  'state.unknown': 'estado desconhecido',
  'bcState.active': 'ativo',
  'bcState.suspended': 'suspenso',
  'bcState.closed': 'encerrado',
  'bcState.rejected': 'não aprovado',
  'bcState.inReview': 'em análise',
  'bcState.unknown': 'estado desconhecido',

  'counts.available': 'Disponíveis',
  'counts.inReview': 'Em análise',
  'counts.rejected': 'Rejeitados: precisam de atenção',
  'counts.unknown': 'ainda não se sabe',
  'counts.items': '{count, plural, one {# item} other {# itens}}',
  'counts.asOf':
    'Dados de {asOf}. O TikTok conta itens. A página da VTEX mostra “need additional details” em vez dos rejeitados; os dois números podem diferir.',
  'counts.noneYet':
    'Nenhum número foi lido ainda. A primeira verificação costuma terminar em poucos minutos.',

  'catalog.title': '{store}: catálogo no TikTok',
  'catalog.sinceDay': '{change} desde ontem',
  'catalog.sinceWeek': '{change} em 7 dias',
  'catalog.noChange': 'sem mudança',
  'catalog.noHistory': 'sem leitura de {when}',
  'catalog.dayAgo': 'ontem',
  'catalog.weekAgo': '7 dias atrás',
  'catalog.share': '{share} do total',
  'catalog.hint':
    'Catalog Manager: abra o Business Center e depois Ativos → Catálogos. Você precisa de uma função no catálogo.',

  'stale.title': '*Estes números são de {age} atrás.* {reason}',
  'stale.noFigures': '*Ainda não há números.* {reason}',
  'stale.reason.noInfo':
    'O TikTok não responde no momento. Isso não diz nada sobre a sua conexão; o app continua tentando.',
  'stale.reason.throttled': 'O TikTok pede que o app vá mais devagar. O app continua tentando.',
  'stale.reason.tokenRefused':
    'O TikTok não aceita o acesso do app no momento. Ainda não foi confirmado se ele realmente terminou. Se terminou, *Situação* oferece *Reconectar* aos administradores deste app.',
  'stale.reason.revoked':
    'O acesso deste app ao TikTok foi revogado. Qualquer administrador deste app pode recuperá-lo com *Reconectar*.',
  'stale.reason.askUser':
    'O TikTok tem um problema com o usuário que autorizou o app. Essa pessoa deve abrir o TikTok Business Center e verificar a própria conta.',
  'stale.reason.appRefused':
    'O TikTok recusa o próprio app de desenvolvedor. Quem administra o app deve verificá-lo no portal de desenvolvedores do TikTok.',
  'stale.reason.objectRefused':
    'O TikTok responde, mas não mostra este catálogo ao usuário que autorizou o app.',
  'stale.reason.none': 'Nenhuma verificação terminou desde então. Quem administra o app pode olhar o log.',
  'stale.reason.notConnected': 'A loja não está conectada ao TikTok, por isso nada é lido.',

  'age.now': 'menos de um minuto',
  'age.minutes': '{count, plural, one {# minuto} other {# minutos}}',
  'age.hours': '{count, plural, one {# hora} other {# horas}}',
  'age.days': '{count, plural, one {# dia} other {# dias}}',

  'button.catalog': 'Catálogo',
  'button.products': 'Produtos',
  'button.status': 'Situação',
  'button.refresh': 'Atualizar',
  'button.manageCatalog': 'Gerenciar catálogo',
  'button.businessCenter': 'Business Center',
  'button.adsManager': 'Ads Manager',

  'help.title': 'O que você pode fazer aqui',
  'help.intro': 'Digite um comando em qualquer canal; só você vê a resposta.',
  'help.status': 'conexão, contas e números da loja',
  'help.catalog': 'os três números e como mudaram',
  'help.products': 'o que falta em qual produto e onde corrigir',
  'help.recheck': 'lê a VTEX e o TikTok agora: o que foi corrigido e o que resta',
  'help.products.more':
    'Mostra o que falta em quais produtos e onde corrigir. Com uma causa depois, mostra só essa: {example}. Com várias lojas, diga também a loja, em qualquer ordem.',
  'help.recheck.more':
    'Lê a VTEX e o TikTok agora e diz o que foi corrigido e o que resta, no máximo 100 itens enquanto você espera. Com várias lojas, diga a loja.',
  'help.words.store': '[loja]',
  'help.words.cause': '[causa]',
  'help.words.use': 'loja',
  'help.causeExample': 'preço',
  'help.use': 'define a loja padrão deste canal',
  'help.help': 'este resumo, ou mais sobre um comando',
  'help.aliases': 'Também: {aliases}',
  'help.languages': 'O app responde no idioma do seu Slack: português, inglês ou espanhol.',
  'help.example': 'Exemplo: {example}',
  'help.noStores': 'Os administradores deste app adicionam uma com {command}.',
  'help.stores': 'Lojas: {stores}',

  'guess.title': 'Não conheço “{word}”.',
  'guess.didYouMean': 'Você quis dizer {suggestions}?',
  'guess.products':
    'Depois de {command} você pode digitar uma causa, por exemplo {example}, ou o nome curto de uma loja; {help} diz mais.',
  'guess.help': '{help} mostra tudo o que você pode fazer.',

  'store.choose': 'Qual loja?',
  'store.chooseText':
    'Este workspace tem {count, plural, one {# loja} other {# lojas}}. Escolha uma, ou defina a deste canal com {command}.',
  'store.placeholder': 'Escolha uma loja',
  'store.none': 'Nenhuma loja foi configurada ainda.',
  'store.gone': 'Esta loja não existe mais.',
  'use.done': '*{store}* agora é a loja deste canal. {command} a mostra.',
  'use.missing': 'Diga qual loja: {example}',
  'use.unavailable': 'A loja padrão é de um canal. Digite o comando nesse canal.',

  'refused.guest': 'Este app não mostra nada a convidados. Um administrador deste workspace pode ajudar.',
  'refused.foreign': 'Este app só responde a pessoas do workspace que o usa.',
  'refused.adminsOnly':
    '{owners, select, yes {{count, plural, =0 {Só proprietários e administradores deste workspace do Slack podem fazer isso.} other {Só estas pessoas e os proprietários e administradores deste workspace do Slack podem fazer isso: {names}{more, plural, =0 {} other { e mais #}}.}}} other {Só estas pessoas podem fazer isso: {names}{more, plural, =0 {} other { e mais #}}.}}',
  'refused.unknown':
    'O Slack não informou a tempo quem você é, por isso nada foi alterado. Tente de novo em instantes.',

  'error.title': '*Não funcionou.* {sentence}',
  'error.reference':
    'Nada foi alterado. Tente de novo; se continuar, passe esta referência a quem administra o app: {reference}',
  'error.config_invalid': 'O app não está configurado corretamente.',
  'error.encryption_key_wrong':
    'O app não consegue ler os próprios segredos. Quem o administra deve verificar as chaves de criptografia.',
  'error.secret_unreadable':
    'O app não consegue ler os próprios segredos. Quem o administra deve verificar as chaves de criptografia.',
  'error.data_directory_in_use': 'Outro processo está usando os dados do app.',
  'error.postgres_unavailable': 'O app não tem banco de dados.',
  'error.schema_too_new': 'O app é mais antigo que o banco de dados.',
  'error.slack_token_refused': 'O Slack não aceita a credencial do app.',
  'error.database_unreachable': 'O app não alcança o banco de dados no momento.',
  'error.slack_unreachable': 'O Slack não responde ao app no momento.',
  'error.tiktok_unavailable': 'O TikTok não responde no momento.',
  'error.tiktok_refused': 'O TikTok recusou o pedido.',
  'error.vtex_unavailable': 'A VTEX não responde no momento.',
  'error.vtex_refused': 'A VTEX recusou o pedido.',
  'error.not_allowed': 'Você não pode fazer isso.',
  'error.input_invalid': 'O app não entendeu.',
  'error.bug': 'O app cometeu um erro.',
};
