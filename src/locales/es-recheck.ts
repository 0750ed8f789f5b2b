import type { enRecheck } from './en-recheck.ts';

export const esRecheck: Readonly<Record<keyof typeof enRecheck, string>> = {
  'button.recheck': 'Revisar de nuevo',
  'recheck.checking': 'Revisando en VTEX … la respuesta llega sola.',
  'recheck.title': 'Nueva revisión de {store}',
  'recheck.fixed': '*{count, plural, one {# problema corregido} other {# problemas corregidos}}:*',
  'recheck.still': '*{count, plural, one {Queda # problema} other {Quedan # problemas}}:*',
  'recheck.found':
    '*{count, plural, one {Se encontró # problema nuevo} other {Se encontraron # problemas nuevos}}:*',
  'recheck.allFixed': 'No hay nada más que corregir en lo que se revisó.',
  'recheck.noneFixed':
    'Todavía no cambió nada. VTEX puede tardar un minuto en entregar lo que se acaba de guardar: prueba entonces *Revisar de nuevo* una vez más.',
  'recheck.andMore': '… y {count, plural, one {# más} other {# más}}',
  'recheck.checked':
    '{checked, plural, one {Se leyó # ítem} other {Se leyeron # ítems}} en VTEX ahora mismo.',
  'recheck.partly': 'Se leyeron {checked} de {total} ítems en VTEX ahora mismo.',
  'recheck.readAnew':
    'Todos los productos de la tienda se están leyendo de nuevo; la lista de correcciones muestra el avance.',
  'recheck.next':
    'VTEX envía por sí sola a TikTok lo que se corrigió; después TikTok lo revisa, lo que puede tardar algunas horas.',
  'recheck.nothing': 'No hay nada abierto que revisar.',
  'recheck.busy': 'Ya hay una revisión de esta tienda en curso. La respuesta le llega a quien la inició.',
  'recheck.lost': 'La revisión tardó demasiado y se abandonó. Inténtalo de nuevo.',
};
