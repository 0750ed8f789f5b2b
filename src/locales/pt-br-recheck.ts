import type { enRecheck } from './en-recheck.ts';

export const ptBrRecheck: Readonly<Record<keyof typeof enRecheck, string>> = {
  'button.recheck': 'Verificar de novo',
  'recheck.checking': 'Verificando na VTEX e no TikTok … a resposta chega sozinha.',
  'recheck.progress':
    'Verificando … {read} de {total, plural, one {# item lido} other {# itens lidos}} na VTEX até agora. A resposta chega sozinha.',
  'recheck.title': 'Nova verificação de {store}',
  'recheck.fixed': '*{count, plural, one {# problema corrigido} other {# problemas corrigidos}}:*',
  'recheck.fixedBefore':
    '*{count, plural, one {# problema foi corrigido} other {# problemas foram corrigidos}} antes desta verificação:*',
  'recheck.available':
    '*{count, plural, one {# item corrigido antes está disponível no TikTok agora} other {# itens corrigidos antes estão disponíveis no TikTok agora}}:*',
  'recheck.waiting':
    '*{count, plural, one {# item aguarda a análise do TikTok} other {# itens aguardam a análise do TikTok}}; até lá o TikTok mostra a decisão anterior:*',
  'recheck.verdicts':
    '*{count, plural, one {# rejeição do TikTok continua} other {# rejeições do TikTok continuam}} como antes.* O que você já corrigiu aguarda a análise do TikTok, que pode levar algumas horas:',
  'recheck.inReview':
    '*{count, plural, one {# item está} other {# itens estão}} em análise no TikTok agora:*',
  'recheck.still': '*{count, plural, one {Resta # problema} other {Restam # problemas}}:*',
  'recheck.stillPartly':
    '*{count, plural, one {Resta # problema} other {Restam # problemas}} do que pôde ser lido:*',
  'recheck.found':
    '*{count, plural, one {# problema novo foi encontrado} other {# problemas novos foram encontrados}}:*',
  'recheck.hints': '*{count, plural, one {Vale conferir # ponto} other {Vale conferir # pontos}}:*',
  'recheck.gone':
    '*{count, plural, one {# item não está mais} other {# itens não estão mais}} na política comercial, ou na VTEX, o que não conta como corrigido:*',
  'recheck.fine': 'Está tudo certo com o que foi verificado.',
  'recheck.allFixed': 'Não há mais nada a corrigir no que foi verificado.',
  'recheck.noneFixed':
    'Nada disto foi corrigido desde a última leitura. A VTEX pode levar um minuto para entregar o que acabou de ser salvo: tente *Verificar de novo* mais uma vez depois.',
  'recheck.andMore': '… e mais {count, plural, one {#} other {#}}',
  'recheck.checked':
    '{checked, plural, one {# item foi lido} other {# itens foram lidos}} {where, select, vtex {na VTEX} tiktok {no TikTok} other {na VTEX e no TikTok}} agora mesmo ({at}).',
  'recheck.partly':
    'Os primeiros {checked} de {total} itens foram lidos {where, select, vtex {na VTEX} tiktok {no TikTok} other {na VTEX e no TikTok}} agora mesmo ({at}): uma verificação lê no máximo {most}.',
  'recheck.readAnew':
    'Todos os produtos da loja estão sendo lidos de novo; a lista de correções mostra o andamento.',
  'recheck.readLater':
    'A leitura de todos os produtos da loja terminou {last}. Eles são lidos de novo {at}: entre uma e outra, a VTEX descansa.',
  'recheck.next':
    'A VTEX envia sozinha ao TikTok o que foi corrigido; depois o TikTok analisa, o que pode levar algumas horas.',
  'recheck.imagesLater':
    '{count, plural, one {A imagem de # item é examinada} other {As imagens de # itens são examinadas}} em segundo plano; a lista de correções mostra o resultado em alguns minutos.',
  'recheck.notConnected': 'O TikTok não foi consultado: esta loja não está conectada ao TikTok.',
  'recheck.tiktokUnread': '*Não foi possível ler o TikTok.*',
  'recheck.tiktokStays':
    '{count, plural, =0 {O que a lista mostra do lado dele fica como foi lido por último.} one {O problema que a lista mostra do lado dele fica como foi lido por último.} other {Os # problemas que a lista mostra do lado dele ficam como foram lidos por último.}}',
  'recheck.tiktokStaysAsOf':
    '{count, plural, =0 {O que a lista mostra do lado dele fica como foi lido {asOf}.} one {O problema que a lista mostra do lado dele fica como foi lido {asOf}.} other {Os # problemas que a lista mostra do lado dele ficam como foram lidos {asOf}.}}',
  'recheck.unlisted':
    '*O que o TikTok diz de cada item ainda não conta:* a primeira leitura completa dos itens não terminou.',
  'recheck.follow.dm':
    'Você receberá uma mensagem direta quando o TikTok tiver analisado {count, plural, one {# item} other {# itens}}, no máximo em três dias.',
  'recheck.follow.thread':
    'A conversa deste alerta avisará quando o TikTok tiver analisado {count, plural, one {# item} other {# itens}}, no máximo em três dias.',
  'recheck.nothing': 'Não resta nada para verificar de novo.',
  'recheck.nothingAsOf': 'Não resta nada para verificar de novo, pelos dados de {asOf}.',
  'recheck.busy': 'Já há uma verificação desta loja em andamento. A resposta chega para quem a iniciou.',
  'recheck.publishing':
    'Os produtos desta loja foram lidos de novo e estão sendo publicados agora mesmo. Tente outra vez em um minuto.',
  'recheck.lost': 'A verificação demorou demais e foi abandonada. Tente de novo.',

  'follow.title': '{by}, foi isto que aconteceu com os itens de *{store}* que você verificou de novo ({at}):',
  'follow.available':
    '*{count, plural, one {# item está disponível no TikTok agora} other {# itens estão disponíveis no TikTok agora}}:*',
  'follow.rejected':
    '*{count, plural, one {# item é rejeitado pelo TikTok} other {# itens são rejeitados pelo TikTok}}:*',
  'follow.inReview':
    '*{count, plural, one {# item continua em análise depois de três dias} other {# itens continuam em análise depois de três dias}}:*',
  'follow.missing':
    '*{count, plural, one {# item continua fora do TikTok depois de três dias} other {# itens continuam fora do TikTok depois de três dias}}:*',
  'follow.unread':
    '*{count, plural, one {De # item nada se sabe: o TikTok não respondeu em três dias} other {De # itens nada se sabe: o TikTok não respondeu em três dias}}:*',
};
