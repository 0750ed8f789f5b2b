import type { enFixList } from './en-fix-list.ts';

export const ptBrFixList: Readonly<Record<keyof typeof enFixList, string>> = {
  'products.title': 'Lista de correções de {store}',
  'products.noKeys':
    '*Os dados de produtos da VTEX ainda não são lidos:* faltam as chaves da conta VTEX {account}. Quem hospeda o app as adiciona com {command}.',
  'products.firstPass':
    '*Os produtos da VTEX estão sendo lidos pela primeira vez.* Nada é contado antes de todos terem sido lidos.',
  'products.progress': '{done} de {total} lidos até agora, desde {startedAt}.',
  'products.listing': 'A lista de SKUs está sendo lida, desde {startedAt}.',
  'products.newPass': 'Há uma nova leitura em andamento.',
  'products.summary':
    '{toFix, plural, =0 {*Nada a corrigir:*} one {*# item precisa de atenção* de} other {*{count} itens precisam de atenção* de}} {skus, plural, one {# item} other {{total} itens}} da política comercial {policy}.',
  'products.allGood':
    '*Nada a corrigir.* Os {total} itens da política comercial {policy} têm os dados que a VTEX envia ao TikTok.',
  'products.asOf':
    'Dados da VTEX de {asOf}. Um item é um SKU; o TikTok também conta itens, mas só os que recebeu.',
  'products.group': '*{cause}* · {items} ({share})',
  'products.groupProducts': '{items} de {products}',
  'products.items': '{count, plural, one {# item} other {{number} itens}}',
  'products.products': '{count, plural, one {# produto} other {{number} produtos}}',
  'products.nameless': 'sem nome',
  'products.productId': 'produto {id}',
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
};
