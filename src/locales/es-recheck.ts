import type { enRecheck } from './en-recheck.ts';

export const esRecheck: Readonly<Record<keyof typeof enRecheck, string>> = {
  'button.recheck': 'Revisar de nuevo',
  'recheck.checking': 'Revisando en VTEX y TikTok … la respuesta llega sola.',
  'recheck.progress':
    'Revisando … {read} de {total, plural, one {# ítem leído} other {# ítems leídos}} en VTEX hasta ahora. La respuesta llega sola.',
  'recheck.title': 'Nueva revisión de {store}',
  'recheck.fixed': '*{count, plural, one {# problema corregido} other {# problemas corregidos}}:*',
  'recheck.inReview':
    '*{count, plural, one {# ítem está} other {# ítems están}} ahora en revisión en TikTok:*',
  'recheck.still': '*{count, plural, one {Queda # problema} other {Quedan # problemas}}:*',
  'recheck.found':
    '*{count, plural, one {Se encontró # problema nuevo} other {Se encontraron # problemas nuevos}}:*',
  'recheck.allFixed': 'No hay nada más que corregir en lo que se revisó.',
  'recheck.noneFixed':
    'Todavía no cambió nada. VTEX puede tardar un minuto en entregar lo que se acaba de guardar: prueba entonces *Revisar de nuevo* una vez más.',
  'recheck.andMore': '… y {count, plural, one {# más} other {# más}}',
  'recheck.checked':
    '{checked, plural, one {Se leyó # ítem} other {Se leyeron # ítems}} en {where, select, vtex {VTEX} tiktok {TikTok} other {VTEX y TikTok}} ahora mismo.',
  'recheck.partly':
    'Se leyeron los primeros {checked} de {total} ítems en {where, select, vtex {VTEX} tiktok {TikTok} other {VTEX y TikTok}} ahora mismo: una revisión lee {most} como máximo.',
  'recheck.readAnew':
    'Todos los productos de la tienda se están leyendo de nuevo; la lista de correcciones muestra el avance.',
  'recheck.next':
    'VTEX envía por sí sola a TikTok lo que se corrigió; después TikTok lo revisa, lo que puede tardar algunas horas.',
  'recheck.imagesLater':
    '{count, plural, one {La imagen de # ítem se examina} other {Las imágenes de # ítems se examinan}} en segundo plano; la lista de correcciones muestra el resultado en unos minutos.',
  'recheck.tiktokUnread': '*No se pudo leer TikTok, así que de su lado no cambió nada.*',
  'recheck.follow.dm':
    'Recibirás un mensaje directo cuando TikTok haya revisado {count, plural, one {# ítem} other {# ítems}}, a más tardar en tres días.',
  'recheck.follow.thread':
    'El hilo de esta alerta avisará cuando TikTok haya revisado {count, plural, one {# ítem} other {# ítems}}, a más tardar en tres días.',
  'recheck.nothing': 'No hay nada abierto que revisar.',
  'recheck.busy': 'Ya hay una revisión de esta tienda en curso. La respuesta le llega a quien la inició.',
  'recheck.lost': 'La revisión tardó demasiado y se abandonó. Inténtalo de nuevo.',

  'follow.title': '{by}, esto pasó con los ítems de *{store}* que revisaste de nuevo el {at}:',
  'follow.available':
    '*{count, plural, one {# ítem ya está disponible en TikTok} other {# ítems ya están disponibles en TikTok}}:*',
  'follow.rejected': '*{count, plural, one {TikTok rechaza # ítem} other {TikTok rechaza # ítems}}:*',
  'follow.inReview':
    '*{count, plural, one {# ítem sigue en revisión después de tres días} other {# ítems siguen en revisión después de tres días}}:*',
  'follow.missing':
    '*{count, plural, one {# ítem sigue sin estar en TikTok después de tres días} other {# ítems siguen sin estar en TikTok después de tres días}}:*',
  'follow.unread':
    '*{count, plural, one {De # ítem no se sabe nada: TikTok no respondió en tres días} other {De # ítems no se sabe nada: TikTok no respondió en tres días}}:*',
};
