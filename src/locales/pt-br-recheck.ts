import type { enRecheck } from './en-recheck.ts';

export const ptBrRecheck: Readonly<Record<keyof typeof enRecheck, string>> = {
  'button.recheck': 'Verificar de novo',
  'recheck.checking': 'Verificando na VTEX … a resposta chega sozinha.',
  'recheck.title': 'Nova verificação de {store}',
  'recheck.fixed': '*{count, plural, one {# problema corrigido} other {# problemas corrigidos}}:*',
  'recheck.still': '*{count, plural, one {Resta # problema} other {Restam # problemas}}:*',
  'recheck.found':
    '*{count, plural, one {# problema novo foi encontrado} other {# problemas novos foram encontrados}}:*',
  'recheck.allFixed': 'Não há mais nada a corrigir no que foi verificado.',
  'recheck.noneFixed':
    'Nada mudou ainda. A VTEX pode levar um minuto para entregar o que acabou de ser salvo: tente então *Verificar de novo* mais uma vez.',
  'recheck.andMore': '… e mais {count, plural, one {#} other {#}}',
  'recheck.checked':
    '{checked, plural, one {# item foi lido} other {# itens foram lidos}} na VTEX agora mesmo.',
  'recheck.partly': '{checked} de {total} itens foram lidos na VTEX agora mesmo.',
  'recheck.readAnew':
    'Todos os produtos da loja estão sendo lidos de novo; a lista de correções mostra o andamento.',
  'recheck.next':
    'A VTEX envia sozinha ao TikTok o que foi corrigido; depois o TikTok analisa, o que pode levar algumas horas.',
  'recheck.nothing': 'Não há nada em aberto para verificar.',
  'recheck.busy': 'Já há uma verificação desta loja em andamento. A resposta chega para quem a iniciou.',
  'recheck.lost': 'A verificação demorou demais e foi abandonada. Tente de novo.',
};
