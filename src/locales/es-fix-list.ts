import type { enFixList } from './en-fix-list.ts';

export const esFixList: Readonly<Record<keyof typeof enFixList, string>> = {
  'products.title': 'Lista de correcciones de {store}',
  'products.noKeys':
    '*Todavía no se leen los datos de productos de VTEX:* faltan las claves de la cuenta de VTEX {account}. Las carga un administrador de esta app: {command}.',
  'products.firstPass':
    '*Los productos de VTEX se están leyendo por primera vez.* No se cuenta nada antes de haberlos leído todos.',
  'products.progress': '{done} de {total} leídos hasta ahora, desde {startedAt}.',
  'products.listing': 'Se está leyendo la lista de SKU, desde {startedAt}.',
  'products.newPass': 'Hay una lectura nueva en curso.',
  'products.passWaits':
    'Una lectura nueva empezó {startedAt} y {waitsFor, select, keys {espera a que VTEX acepte las claves.} other {espera a que VTEX responda.}}',
  'products.summary':
    '{toFix, plural, =0 {*Nada que corregir:*} one {*# artículo necesita atención* de} other {*{count} artículos necesitan atención* de}} {skus, plural, one {# artículo} other {{total} artículos}} de la política comercial {policy}.',
  'products.allGood':
    '{tense, select, past {*No había nada que corregir en la última lectura.* Los {total} artículos de la política comercial {policy} tenían los datos que VTEX envía a TikTok, {asOf}.} other {*Nada que corregir.* Los {total} artículos de la política comercial {policy} tienen los datos que VTEX envía a TikTok.}}',
  'products.asOf':
    'Datos de VTEX: {asOf}. Un artículo es un SKU; TikTok también cuenta artículos, pero solo los que recibió.',
  'products.unread':
    '{skus, plural, one {# artículo que cambió en VTEX todavía no se pudo volver a leer,} other {{count} artículos que cambiaron en VTEX todavía no se pudieron volver a leer, el primero}} desde {since}.',
  'products.changesUnread': 'Lo que cambió en VTEX desde entonces no se pudo leer.',
  'products.imagesGood':
    'Según nuestra revisión, ninguna imagen es demasiado pequeña ni de un formato incorrecto.',
  'products.imagesFirst':
    '{total, plural, one {Se está revisando # imagen} other {Se están revisando {images} imágenes}} por primera vez: todavía no se sabe si TikTok puede rechazar alguna.',
  'products.imagesToFix':
    '{toFix, plural, one {*# artículo necesita atención por su imagen.*} other {*{count} artículos necesitan atención por sus imágenes.*}}',
  'products.why': 'Por qué: {causes}',
  'products.vtexGood':
    '{tense, select, past {*A los datos de VTEX no les faltaba nada en la última lectura.* Los {total} artículos de la política comercial {policy} tenían los datos que VTEX envía a TikTok, {asOf}.} other {*A los datos de VTEX no les falta nada.* Los {total} artículos de la política comercial {policy} tienen los datos que VTEX envía a TikTok.}}',
  'products.apartFromImages':
    '{tense, select, past {Aparte de las imágenes, los {total} artículos de la política comercial {policy} tenían los datos que VTEX envía a TikTok, {asOf}.} other {Aparte de las imágenes, los {total} artículos de la política comercial {policy} tienen los datos que VTEX envía a TikTok.}}',
  'products.tiktok.good': '*TikTok no rechaza ninguno de los artículos que recibió.*',
  'products.tiktok.rejected':
    '*TikTok rechaza {rejected, plural, one {# artículo} other {{count} artículos}}.*',
  'products.tiktok.others':
    '{rejected, plural, =1 {Es por una causa en VTEX que está en la lista de abajo.} other {{others, plural, =0 {Todos por causas en VTEX que están en la lista de abajo.} one {# de ellos por motivos propios, los demás por causas en VTEX que están en la lista de abajo.} other {{othersText} de ellos por motivos propios, los demás por causas en VTEX que están en la lista de abajo.}}}}',
  'products.tiktok.images':
    '{images, plural, one {*TikTok no acepta la imagen de # artículo.*} other {*TikTok no acepta las imágenes de {count} artículos.*}} {share, select, all {{images, plural, one {No cuenta como rechazado.} other {No cuentan como rechazados.}}} none {{images, plural, one {También cuenta como rechazado.} other {También cuentan como rechazados.}}} other {{kept, plural, one {# de ellos no cuenta como rechazado.} other {{keptText} de ellos no cuentan como rechazados.}}}}',
  'products.tiktok.waiting':
    '{waiting, plural, one {# artículo rechazado ya se corrigió en VTEX y espera la revisión de TikTok, que todavía muestra su veredicto anterior.} other {{count} artículos rechazados ya se corrigieron en VTEX y esperan la revisión de TikTok, que todavía muestra su veredicto anterior.}}',
  'products.tiktok.original': '(TikTok: “{reason}”)',
  'products.tiktok.asOf': 'Artículos de TikTok: {asOf}.',
  'products.tiktok.none':
    'Los artículos de TikTok todavía no se han leído, así que no se sabe nada de ese lado.',
  'products.tiktok.disconnected':
    'Los artículos de TikTok no se han leído desde la desconexión, así que no se muestra nada de ese lado. Vuelven con *Volver a conectar*.',
  'products.tiktok.firstPass': 'Los artículos de TikTok se están leyendo por primera vez, desde {since}.',
  'products.tiktok.newPass': 'Hay una lectura nueva en curso, desde {since}.',
  'products.tiktok.tooMany':
    'El catálogo tiene más de 100.000 artículos: solo se listan los rechazados y los que están en revisión, y lo que no se envió no se cuenta.',
  'products.tiktok.empty': 'El catálogo en TikTok no tiene artículos.',
  'products.tiktok.unmatched':
    '*Los ID en TikTok no coinciden con los de VTEX,* así que no se puede decir qué no se envió. Mira en VTEX Admin → Marketplace → TikTok si la integración llena este catálogo, con la política comercial {policy}.',
  'products.tiktok.pause': '*No se pudieron leer los artículos de TikTok* ({at}). {reason}',
  'products.tiktok.pause.unsteady':
    'El catálogo cambió durante cada intento; se vuelve a leer en unos minutos.',
  'products.tiktok.pause.tooMany':
    'Hasta los rechazados o en revisión son más de los que TikTok lista. Se vuelve a intentar una vez al día; mientras tanto, la lista conserva lo que se sabía.',
  'products.diagnostics':
    '*Informe de TikTok sobre todo el catálogo del {day} (UTC).* Llega con un día de retraso: parte de esto puede estar ya corregida.',
  'products.diagnosticsAsOf':
    '*Informe de TikTok sobre todo el catálogo* (leído {asOf}). Llega con un día de retraso: parte de esto puede estar ya corregida.',
  'products.diagnosticsMore': '… y {count, plural, one {# problema más} other {# problemas más}}',
  'products.level.critical': '*Crítico*',
  'products.level.warning': 'Advertencia',
  'products.level.unknown': 'Nota',
  'products.upload':
    'El último envío a TikTok terminó {endedAt} con {errors, plural, one {# error} other {{errorsText} errores}} y {warnings, plural, one {# advertencia} other {{warningsText} advertencias}}.',
  'products.uploadAsOf':
    'El último envío a TikTok ({asOf}) tuvo {errors, plural, one {# error} other {{errorsText} errores}} y {warnings, plural, one {# advertencia} other {{warningsText} advertencias}}.',
  'products.group': '*{cause}* · {items}',
  'products.groupShare': '*{cause}* · {items} ({share})',
  'products.groupTikTokShare': '*{cause}* · {items} ({share} de los artículos de TikTok)',
  'products.groupRefused':
    '{skus, plural, =1 {TikTok no lo acepta por eso} other {{refused, plural, one {TikTok no acepta # de ellos por eso} other {TikTok no acepta {count} de ellos por eso}}}}',
  'products.refusedForThat': 'TikTok no lo acepta por eso',
  'products.groupProducts': '{items} de {products}',
  'products.items': '{count, plural, one {# artículo} other {{number} artículos}}',
  'products.products': '{count, plural, one {# producto} other {{number} productos}}',
  'products.nameless': 'sin nombre',
  'products.productId': 'producto {id}',
  'products.tiktokId': 'ID de SKU en TikTok {id}',
  'products.skuIds': '{count, plural, one {SKU} other {SKU}} {ids}',
  'products.andMore': '… y {count, plural, one {# producto más} other {{number} productos más}}',
  'products.moreCauses': '{count, plural, one {# causa más} other {# causas más}}',
  'products.pause.noInfo': 'VTEX no respondió ({at}); la lectura sigue sola.',
  'products.pause.throttled': 'VTEX pidió menos solicitudes ({at}); la lectura sigue sola.',
  'products.pause.keyRefused':
    '*VTEX rechaza las claves de la cuenta {account}* ({at}). Mira en VTEX Admin → Configuración de la cuenta → Claves de aplicación si están activas y si se renovó el token.',
  'products.pause.forbidden':
    '*A las claves de la cuenta {account} les falta un permiso* ({at}). Su rol necesita los recursos *SKUs* y *View Product* de License Manager.',
  'products.pause.absent': 'VTEX no respondió lo esperado ({at}); la lectura sigue sola.',
  'products.pause.broken': 'VTEX no pudo dar sus datos ({at}); la lectura sigue sola.',
  'products.pause.empty':
    'La lista de SKU de la política comercial {policy} llegó vacía de VTEX ({at}). No se da por cierta de inmediato: se vuelve a leer cada hora. Si la política realmente no tiene SKU, asígnale productos en VTEX.',
  'products.pause.shrunk':
    'La lista de SKU llegó de VTEX con menos de la mitad que la última vez ({at}). Se lee otra vez antes de darla por cierta.',

  'button.showAll': 'Ver todos',
  'button.recheckThese': 'Revisar estos',
  'button.recheckAll': 'Revisar los {items}',
  'button.recheckSome': 'Revisar {most} de {items}',
  'button.allProducts': 'Todos los productos',
  'button.csv': 'CSV de todo',
  'button.search': 'Buscar',
  'button.close': 'Cerrar',
  'button.previous': 'Anterior',
  'button.next': 'Siguiente',
  'button.clearFilters': 'Quitar filtros',
  'products.causeOnly': 'Solo esta causa: {cause}.',
  'products.causeNone': 'Ningún producto tiene esto: {cause}.',
  'products.causeNoneKnown': 'Hasta ahora no se sabe de ningún producto que tenga esto: {cause}.',
  'products.pick.title': '¿Cuál quieres decir?',
  'products.pick.placeholder': 'Elige una opción',
  'products.filter.cause': 'Causa',
  'products.filter.allCauses': 'Todas las causas',
  'products.filter.brand': 'Marca',
  'products.filter.allBrands': 'Todas las marcas',
  'products.filter.noBrand': 'sin marca',
  'products.filter.category': 'Categoría',
  'products.filter.allCategories': 'Todas las categorías',
  'products.filter.noCategory': 'sin categoría',
  'products.filter.search': 'Nombre, ID de producto o ID de SKU',
  'products.filter.searchHint': 'Escribe y pulsa Enter',
  'products.modal.title': 'Productos por corregir',
  'products.modal.loading': 'Cargando…',
  'products.modal.late': 'Tardó demasiado en abrirse. Haz clic otra vez.',
  'products.modal.range': '*{from}–{to}* de {count, plural, one {# producto} other {{total} productos}}',
  'products.modal.none':
    '*Ningún producto coincide.* Cambia un filtro o haz clic en *Quitar filtros* para verlos todos.',
  'products.modal.nothing': '*Ningún producto tiene nada que corregir, según lo que se ha leído.*',
  'products.modal.causeGone':
    '*Ya no queda nada de esta causa.* Haz clic en *Quitar filtros* para ver todos los productos.',
  'products.modal.images': 'Imágenes revisadas: {looked} de {images}; la más antigua: {asOf}.',
  'products.modal.filtered': 'Solo: {filters}',
  'products.modal.asOf': 'Datos de VTEX: {asOf}.',
  'products.modal.vtexNone': 'Los productos de VTEX todavía no se han leído por completo.',
  'products.modal.since': 'Visto desde {since}',
  'products.modal.moreFindings': '… y {count, plural, one {# más} other {# más}}',
  'products.csv.waiting': 'El archivo se está preparando; te llega por mensaje directo.',
  'products.csv.busy':
    'Este archivo se está preparando o se acaba de enviar. Mira tus mensajes directos con esta app.',
  'products.csv.unknown':
    'Todavía no hay nada que poner en un archivo: los productos de VTEX no se han leído por completo.',
  'products.csv.nothing': 'No hay nada que corregir, así que no hay archivo.',
  'products.csv.sent':
    '{count, plural, one {El archivo con # fila} other {El archivo con {rows} filas}} está en tus mensajes directos con esta app.',
  'products.csv.introduction':
    '*Lista de correcciones de {store}* en CSV, {count, plural, one {# fila} other {{rows} filas}}. En Excel ábrelo con Datos → Desde texto/CSV: con doble clic puede quedar todo en una sola columna.',
  'products.csv.rows': 'Cada fila dice cuándo se revisó por última vez.',
  'products.csv.failed':
    'No se pudo adjuntar la lista de correcciones de {store}. Haz clic otra vez en *CSV de todo*.',
  'products.csv.refused': 'Slack rechazó el archivo: {code}. No se envió nada.',
  'products.csv.scope':
    '*Slack no deja que la app envíe archivos:* le falta el permiso {scope}. Un administrador lo agrega en api.slack.com/apps → la app → {page} → Bot Token Scopes, y vuelve a instalar la app. Todo lo demás funciona sin él.',
  'products.csv.cause': 'Causa',
  'products.csv.severity': 'Gravedad',
  'products.csv.fix': 'Qué hacer',
  'products.csv.productId': 'ID de producto',
  'products.csv.skuId': 'ID de SKU',
  'products.csv.productName': 'Producto',
  'products.csv.skuName': 'SKU',
  'products.csv.brand': 'Marca',
  'products.csv.category': 'Categoría',
  'products.csv.found': 'Encontrado',
  'products.csv.rejected': 'TikTok rechaza por eso',
  'products.csv.firstSeen': 'Visto desde ({timeZone})',
  'products.csv.lastChecked': 'Última revisión ({timeZone})',
  'products.csv.link': 'VTEX Admin',

  'catalog.causes': '*Lo que impide publicar productos, o puede impedirlo*',
  'catalog.causesNone': '*No se conoce nada que impida publicar productos.*',
  'catalog.causesUnknown':
    '*Todavía no se sabe qué impide publicar productos:* ni los productos de VTEX ni los artículos de TikTok se han leído por completo.',
  'catalog.trend':
    '{arrow} {when}: {came, plural, one {# nuevo} other {{cameText} nuevos}}, {fixed, plural, one {# corregido} other {{fixedText} corregidos}}',
  'catalog.trendDay': 'en 24 horas',
  'catalog.trendSince': 'desde {since}',
  'catalog.trendUnknown': 'tendencia no conocida',
  'catalog.still': 'sin cambios {when}',
  'catalog.unchanged': 'Sin cambios {when}.',
  'catalog.trendsUnknown': 'Todavía no se sabe cómo cambian las causas.',
};
