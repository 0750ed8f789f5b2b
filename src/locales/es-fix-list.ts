import type { enFixList } from './en-fix-list.ts';

export const esFixList: Readonly<Record<keyof typeof enFixList, string>> = {
  'products.title': 'Lista de correcciones de {store}',
  'products.noKeys':
    '*Todavía no se leen los datos de productos de VTEX:* faltan las claves de la cuenta de VTEX {account}. Las agrega quien aloja la app, con {command}.',
  'products.firstPass':
    '*Los productos de VTEX se están leyendo por primera vez.* No se cuenta nada antes de haberlos leído todos.',
  'products.progress': '{done} de {total} leídos hasta ahora, desde {startedAt}.',
  'products.listing': 'Se está leyendo la lista de SKU, desde {startedAt}.',
  'products.newPass': 'Hay una lectura nueva en curso.',
  'products.summary':
    '{toFix, plural, =0 {*Nada que corregir:*} one {*# ítem necesita atención* de} other {*{count} ítems necesitan atención* de}} {skus, plural, one {# ítem} other {{total} ítems}} de la política comercial {policy}.',
  'products.allGood':
    '*Nada que corregir.* Los {total} ítems de la política comercial {policy} tienen los datos que VTEX envía a TikTok.',
  'products.asOf':
    'Datos de VTEX al {asOf}. Un ítem es un SKU; TikTok también cuenta ítems, pero solo los que recibió.',
  'products.group': '*{cause}* · {items} ({share})',
  'products.groupProducts': '{items} de {products}',
  'products.items': '{count, plural, one {# ítem} other {{number} ítems}}',
  'products.products': '{count, plural, one {# producto} other {{number} productos}}',
  'products.nameless': 'sin nombre',
  'products.productId': 'producto {id}',
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
};
