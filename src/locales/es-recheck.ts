import type { enRecheck } from './en-recheck.ts';

export const esRecheck: Readonly<Record<keyof typeof enRecheck, string>> = {
  'button.recheck': 'Revisar de nuevo',
  'recheck.checking': 'Revisando en VTEX y TikTok … la respuesta llega sola.',
  'recheck.progress':
    'Revisando … {read} de {total, plural, one {# artículo leído} other {# artículos leídos}} en VTEX hasta ahora. La respuesta llega sola.',
  'recheck.title': 'Nueva revisión de {store}',
  'recheck.fixed': '*{count, plural, one {# problema corregido} other {# problemas corregidos}}:*',
  'recheck.fixedBefore':
    '*{count, plural, one {# problema se corrigió} other {# problemas se corrigieron}} antes de esta revisión:*',
  'recheck.available':
    '*{count, plural, one {# artículo corregido antes ya está disponible en TikTok} other {# artículos corregidos antes ya están disponibles en TikTok}}:*',
  'recheck.waiting':
    '*{count, plural, one {# artículo espera la revisión de TikTok} other {# artículos esperan la revisión de TikTok}}; hasta entonces TikTok muestra su decisión anterior:*',
  'recheck.verdicts':
    '*{count, plural, one {# rechazo de TikTok sigue} other {# rechazos de TikTok siguen}} como antes.* Lo que ya corregiste espera la revisión de TikTok, que puede tardar algunas horas:',
  'recheck.inReview':
    '*{count, plural, one {# artículo está} other {# artículos están}} ahora en revisión en TikTok:*',
  'recheck.still': '*{count, plural, one {Queda # problema} other {Quedan # problemas}}:*',
  'recheck.stillPartly':
    '*{count, plural, one {Queda # problema} other {Quedan # problemas}} de lo que se pudo leer:*',
  'recheck.found':
    '*{count, plural, one {Se encontró # problema nuevo} other {Se encontraron # problemas nuevos}}:*',
  'recheck.hints': '*{count, plural, one {Conviene revisar # punto} other {Conviene revisar # puntos}}:*',
  'recheck.gone':
    '*{count, plural, one {# artículo ya no está} other {# artículos ya no están}} en la política comercial, o en VTEX, lo que no cuenta como corregido:*',
  'recheck.fine': 'Todo está bien en lo que se revisó.',
  'recheck.allFixed': 'No hay nada más que corregir en lo que se revisó.',
  'recheck.noneFixed':
    'Nada de esto se corrigió desde la última lectura. VTEX puede tardar un minuto en entregar lo que se acaba de guardar: prueba *Revisar de nuevo* otra vez entonces.',
  'recheck.andMore': '… y {count, plural, one {# más} other {# más}}',
  'recheck.checked':
    '{checked, plural, one {Se leyó # artículo} other {Se leyeron # artículos}} en {where, select, vtex {VTEX} tiktok {TikTok} other {VTEX y TikTok}} ahora mismo ({at}).',
  'recheck.partly':
    'Se leyeron los primeros {checked} de {total} artículos en {where, select, vtex {VTEX} tiktok {TikTok} other {VTEX y TikTok}} ahora mismo ({at}): una revisión lee {most} como máximo.',
  'recheck.readAnew':
    'Todos los productos de la tienda se están leyendo de nuevo; la lista de correcciones muestra el avance.',
  'recheck.readLater':
    'La lectura de todos los productos de la tienda terminó {last}. Se leen de nuevo {at}: entre una y otra, VTEX descansa.',
  'recheck.next':
    'VTEX envía por sí sola a TikTok lo que se corrigió; después TikTok lo revisa, lo que puede tardar algunas horas.',
  'recheck.imagesLater':
    '{count, plural, one {La imagen de # artículo se examina} other {Las imágenes de # artículos se examinan}} en segundo plano; la lista de correcciones muestra el resultado en unos minutos.',
  'recheck.notConnected': 'No se consultó a TikTok: esta tienda no está conectada a TikTok.',
  'recheck.tiktokUnread': '*No se pudo leer TikTok.*',
  'recheck.tiktokStays':
    '{count, plural, =0 {Lo que la lista muestra de su lado queda como se leyó por última vez.} one {El problema que la lista muestra de su lado queda como se leyó por última vez.} other {Los # problemas que la lista muestra de su lado quedan como se leyeron por última vez.}}',
  'recheck.tiktokStaysAsOf':
    '{count, plural, =0 {Lo que la lista muestra de su lado queda como se leyó {asOf}.} one {El problema que la lista muestra de su lado queda como se leyó {asOf}.} other {Los # problemas que la lista muestra de su lado quedan como se leyeron {asOf}.}}',
  'recheck.unlisted':
    '*Lo que dice TikTok de cada artículo todavía no cuenta:* la primera lectura completa de sus artículos no ha terminado.',
  'recheck.follow.dm':
    'Recibirás un mensaje directo cuando TikTok haya revisado {count, plural, one {# artículo} other {# artículos}}, a más tardar en tres días.',
  'recheck.follow.thread':
    'El hilo de esta alerta avisará cuando TikTok haya revisado {count, plural, one {# artículo} other {# artículos}}, a más tardar en tres días.',
  'recheck.nothing': 'No queda nada por revisar de nuevo.',
  'recheck.nothingAsOf': 'No queda nada por revisar de nuevo, según los datos de {asOf}.',
  'recheck.busy': 'Ya hay una revisión de esta tienda en curso. La respuesta le llega a quien la inició.',
  'recheck.publishing':
    'Los productos de esta tienda se leyeron de nuevo y se están publicando ahora mismo. Inténtalo otra vez en un minuto.',
  'recheck.lost': 'La revisión tardó demasiado y se abandonó. Inténtalo de nuevo.',

  'follow.title': '{by}, esto pasó con los artículos de *{store}* que revisaste de nuevo ({at}):',
  'follow.available':
    '*{count, plural, one {# artículo ya está disponible en TikTok} other {# artículos ya están disponibles en TikTok}}:*',
  'follow.rejected': '*{count, plural, one {TikTok rechaza # artículo} other {TikTok rechaza # artículos}}:*',
  'follow.inReview':
    '*{count, plural, one {# artículo sigue en revisión después de tres días} other {# artículos siguen en revisión después de tres días}}:*',
  'follow.missing':
    '*{count, plural, one {# artículo sigue sin estar en TikTok después de tres días} other {# artículos siguen sin estar en TikTok después de tres días}}:*',
  'follow.unread':
    '*{count, plural, one {De # artículo no se sabe nada: TikTok no respondió en tres días} other {De # artículos no se sabe nada: TikTok no respondió en tres días}}:*',
};
