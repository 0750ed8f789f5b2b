import type { enAlerts } from './en-alerts.ts';

export const esAlerts: Readonly<Record<keyof typeof enAlerts, string>> = {
  'alert.severity.critical': 'Crítico',
  'alert.severity.warning': 'Atención',
  'alert.severity.info': 'Nota',
  'alert.state.below': 'Por debajo del umbral',
  'alert.state.fixed': 'Resuelto',
  'alert.state.reconnected': 'Conexión restablecida',
  'alert.state.removed': 'Ya no se vigila',

  'alert.title.products.need_details': '{label}: artículos que requieren atención',
  'alert.title.products.not_sent': '{label}: artículos que faltan en TikTok',
  'alert.title.grant.revoked': '{label}: acceso a TikTok revocado',
  'alert.title.vtex.credentials': '{label}: VTEX rechaza las claves',
  'alert.title.vtex.permission': '{label}: falta un permiso en VTEX',
  'alert.title.upstream.tiktok': 'TikTok no responde',
  'alert.title.upstream.vtex': 'VTEX no responde',
  'alert.subject.products.need_details': '{label}: artículos en TikTok',
  'alert.subject.products.not_sent': '{label}: artículos que TikTok no tiene',
  'alert.subject.grant.revoked': '{label}: acceso a TikTok',
  'alert.subject.vtex.credentials': '{label}: claves de VTEX',
  'alert.subject.vtex.permission': '{label}: permiso de VTEX',
  'alert.subject.upstream.tiktok': 'TikTok',
  'alert.subject.upstream.vtex': 'VTEX',

  'alert.is.products.need_details':
    '{count, plural, one {TikTok rechaza *# artículo*, que requiere atención.} other {TikTok rechaza *# artículos*, que requieren atención.}}',
  'alert.is.products.need_details.of':
    '{count, plural, one {TikTok rechaza *# artículo de {total}*, que requiere atención.} other {TikTok rechaza *# artículos de {total}*, que requieren atención.}}',
  'alert.is.products.not_sent':
    '{count, plural, one {*# artículo de {total}* está a la venta en VTEX desde hace un día o más, pero TikTok no lo tiene.} other {*# artículos de {total}* están a la venta en VTEX desde hace un día o más, pero TikTok no los tiene.}}',
  'alert.is.grant.revoked':
    '*El acceso a TikTok que {label} dio a esta app fue revocado.* TikTok lo rechazó tres veces, con unos minutos de diferencia.',
  'alert.is.vtex.credentials':
    '*VTEX rechaza las claves de la cuenta {label}.* Lo hizo dos veces, con un minuto o más de diferencia.',
  'alert.is.vtex.permission':
    '*A las claves de esta cuenta de VTEX les falta un recurso de License Manager:* {label}.',
  'alert.is.upstream.tiktok':
    '*TikTok no responde.* {count, plural, one {Las últimas comprobaciones de # tienda no dieron resultado.} other {Las últimas comprobaciones de # tiendas no dieron resultado.}}',
  'alert.is.upstream.vtex':
    '*VTEX no responde.* {count, plural, one {La app no obtuvo respuesta en sus últimos intentos de leer # tienda.} other {La app no obtuvo respuesta en sus últimos intentos de leer # tiendas.}}',
  'alert.grantStores': '{count, plural, one {# tienda depende de él:} other {# tiendas dependen de él:}}',
  'alert.more': '{count, plural, one {y # más} other {y # más}}',
  'alert.below': 'Está por debajo del mínimo que eligió este canal.',

  'alert.means.products.need_details':
    'TikTok no muestra en anuncios los artículos rechazados. *Siguiente paso:* abre *Productos*: dice cuáles son, los motivos de TikTok y dónde corregir cada uno en VTEX.',
  'alert.means.products.not_sent':
    'VTEX envía por sí mismo lo que está a la venta. *Siguiente paso:* abre *Productos*, que dice de cada uno qué más le falta; si no le falta nada, guarda el producto de nuevo en VTEX y mira en VTEX Admin → Marketplace → TikTok si la integración funciona.',
  'alert.means.grant.revoked':
    'Hasta que se autorice de nuevo la app, no se puede leer nada de TikTok. La integración propia de VTEX también se desconecta: revisa VTEX Admin → Marketplace → TikTok. *Siguiente paso:* un administrador de esta app pulsa *Volver a conectar* e inicia sesión en TikTok; con el mismo usuario de TikTok vuelven todas sus tiendas. La app vuelve a comprobarlo cada hora.',
  'alert.means.vtex.credentials':
    'Hasta que haya claves válidas no se pueden leer los datos de productos: la lista de correcciones queda como estaba. *Ahora:* mira en VTEX Admin → Configuración de la cuenta → Claves de aplicación si la clave está activa y si se renovó su token; quien aloja la app guarda las nuevas.',
  'alert.means.vtex.permission':
    'Hasta entonces no se puede leer lo que depende de él: la lista de correcciones queda como estaba. *Ahora:* agrega este recurso al rol de la clave en VTEX Admin → Configuración de la cuenta → Perfiles de acceso.',
  'alert.means.upstream.tiktok':
    'Esto no dice nada de tu conexión. Las alertas de productos esperan a que TikTok responda; la app sigue intentándolo. *Siguiente paso:* ninguno; se te avisará.',
  'alert.means.upstream.vtex':
    'Esto no dice nada de tus claves ni de tus productos: la lista de correcciones queda como estaba y la app sigue intentándolo. *Ahora:* mira status.vtex.com; se te avisará cuando VTEX responda.',

  'alert.times': 'Desde {since}. Datos de {asOf}.',
  'alert.closedTimes': 'Desde {since} hasta {until}.',
  'alert.asOf': 'Datos de {asOf}.',
  'alert.acknowledged': 'Confirmado por {by}, {at}.',
  'alert.mutedHere': 'Silenciado en este canal hasta {until}.',
  'alert.muted': 'Silenciado para todos por {by} hasta {until}.',
  'alert.flapping':
    'Esto va y viene. Hasta que pasen dos horas sin cambios, las novedades solo se publican en el hilo.',
  'alert.fixed.products.need_details':
    '*TikTok ya no rechaza ningún artículo.* Lo que se corrigió al final puede seguir en revisión.',
  'alert.fixed.products.not_sent': '*Terminado.* TikTok tiene todos los artículos que siguen a la venta.',
  'alert.fixed.grant.revoked': '*Resuelto.* TikTok vuelve a aceptar el acceso de la app.',
  'alert.fixed.vtex.credentials': '*Corregido.* VTEX vuelve a aceptar las claves.',
  'alert.fixed.vtex.permission': '*Corregido.* VTEX vuelve a permitir leer todo con las claves.',
  'alert.fixed.upstream.tiktok': '*TikTok vuelve a responder.*',
  'alert.fixed.upstream.vtex': '*VTEX vuelve a responder.*',
  'alert.ended.fixed': '*Resuelto.*',
  'alert.ended.reconnected':
    '*{label} se volvió a conectar con una autorización nueva.* Lo que se sabía de la anterior ya no cuenta.',
  'alert.ended.removed':
    '*{label} ya no se vigila.* Se desconectó o se eliminó; no se sabe si algo se resolvió.',
  'alert.lasted': 'Duró {duration}.',
  'alert.duration': '{large} y {small}',
  'alert.repeated': 'Quizá veas esto dos veces: Slack no confirmó que el primer mensaje llegara.',

  'alert.update.added': '{count, plural, one {+# caso nuevo} other {+# casos nuevos}}',
  'alert.update.fixed': '{count, plural, one {−# caso resuelto} other {−# casos resueltos}}',
  'alert.update.still': '*Sigue así* desde hace {age}.',
  'alert.update.again': '*Ha vuelto a ocurrir.*',

  'alert.introduction': '*Las alertas están activadas en este canal.* {by} las activó para {stores}.',
  'alert.introduction.hint':
    'Cada problema tiene un solo mensaje, que se va actualizando. {list} muestra los ajustes; {off} desactiva las alertas.',
  'alert.allStores': 'todas las tiendas, también las futuras',
  'alert.test': '*Esto es una prueba.* La pidió {by}, {at}. Las alertas llegan a este canal.',
  'alert.summary': '*Problemas que ya estaban abiertos cuando se activaron las alertas:*',
  'alert.digest': '*Empezó y terminó mientras este canal no recibía alertas:*',
  'alert.line.products.need_details':
    '{label}: {count, plural, one {# artículo rechazado} other {# artículos rechazados}}',
  'alert.line.products.not_sent':
    '{label}: {count, plural, one {falta # artículo en TikTok} other {faltan # artículos en TikTok}}',
  'alert.line.grant.revoked':
    '{label}: acceso a TikTok revocado, {count, plural, one {# tienda} other {# tiendas}}',
  'alert.line.vtex.credentials':
    '{label}: VTEX rechaza las claves, {count, plural, one {# tienda} other {# tiendas}}',
  'alert.line.vtex.permission':
    '{label}: falta un permiso en VTEX, {count, plural, one {# tienda} other {# tiendas}}',
  'alert.line.upstream.tiktok': 'TikTok no responde, {count, plural, one {# tienda} other {# tiendas}}',
  'alert.line.upstream.vtex': 'VTEX no responde, {count, plural, one {# tienda} other {# tiendas}}',
  'alert.statusHint': '{status} muestra cómo está todo ahora.',
  'alert.broken': '*Las alertas ya no llegan a {channel}.* Slack responde {code}. Allí están detenidas.',

  'alert.pickStore': 'Ver estado de…',
  'alert.mute.placeholder': 'Silenciar…',
  'alert.mute.here': '{hours, plural, one {Aquí durante # hora} other {Aquí durante # horas}}',
  'alert.mute.everybody':
    '{hours, plural, one {Para todos durante # hora} other {Para todos durante # horas}}',
  'alert.mute.endHere': 'Volver a avisar aquí',
  'alert.mute.endEverybody': 'Dejar de silenciar para todos',

  'button.seeStatus': 'Ver estado',
  'button.acknowledge': 'Confirmar',
  'button.tryAgain': 'Intentar de nuevo',
  'button.turnOnHere': 'Activar aquí',
  'button.endMute': 'Dejar de silenciar',

  'remedy.invite': 'Invita a la app a ese canal con {invite} y escribe allí {command}.',
  'remedy.archived':
    'El canal está archivado. Desarchívalo y escribe allí {command}, o activa las alertas en otro canal.',
  'remedy.restricted':
    'Solo algunas personas pueden publicar allí. Un administrador puede dar permiso a la app; después escribe allí {command}.',
  'remedy.other': 'Escribe allí {command} otra vez, o activa las alertas en otro canal.',

  'help.alerts': 'alertas en este canal: activar, desactivar, lista, prueba, silenciar, contacto',
  'help.alerts.more':
    'un mensaje por problema en este canal. Palabras: activar, desactivar, lista, prueba, silenciar, contacto. Tras “activar”, en cualquier orden: una tienda, `5` (a partir de 5 artículos), `5%` o `5,5%` (y al menos esa parte del total), `silencio=22-7` o `silencio=no`, `resumen=9` o `resumen=no`, `zona=Europe/Madrid`, `idioma=es`, `mencion=si`. `1` vuelve a avisar de cada cambio.',
  'alerts.on.done': '*Las alertas están activadas aquí* para {stores}.',
  'alerts.on.already': '*Las alertas ya estaban activadas aquí* para {stores}.',
  'alerts.on.changed': '*Las alertas siguen activadas aquí* para {stores}, con los nuevos ajustes.',
  'alerts.on.unconfirmed':
    '*Las alertas están activadas aquí* para {stores}. Slack aún no ha confirmado el mensaje de presentación; eso se resuelve solo en unos minutos.',
  'alerts.on.refused': '*Las alertas no están activadas.* Slack no deja que la app publique aquí ({code}).',
  'alerts.on.invite': 'Escribe {invite} en este canal y pulsa *Intentar de nuevo*.',
  'alerts.on.how': 'Para cambiar los ajustes: {example}; para desactivarlas: {off}; para probarlas: {test}.',
  'alerts.needChannel':
    'Las alertas van a canales: escribe el comando en el canal que corresponda. Para recibir tú las críticas, escribe {command}.',
  'alerts.shared.refused':
    'En este canal hay personas de otras organizaciones que verían las alertas. Solo un administrador de este espacio puede activarlas aquí.',
  'alerts.shared.confirm':
    '*En este canal hay personas de otras organizaciones.* Verían los nombres y las cifras de tus tiendas. ¿Activar las alertas aquí?',
  'alerts.shared.confirmShort': 'Personas de otras organizaciones verán las alertas.',
  'alerts.gone': 'Esto ha cambiado mientras tanto. {list} muestra cómo está ahora.',

  'alerts.threshold.all': 'cada cambio',
  'alerts.threshold.items': 'a partir de {items, plural, one {# artículo} other {# artículos}}',
  'alerts.threshold.percent': 'a partir del {percent} de todos los artículos',
  'alerts.threshold.both':
    'a partir de {items, plural, one {# artículo} other {# artículos}} y del {percent} del total',
  'alerts.quiet': 'en silencio de {from} a {to}',
  'alerts.quiet.none': 'sin horas de silencio',
  'alerts.digest': 'agrupadas a las {hour}',
  'alerts.digest.none': 'al momento',
  'alerts.zone': 'hora de {zone}',
  'alerts.language.en': 'en inglés',
  'alerts.language.es': 'en español',
  'alerts.language.pt-BR': 'en portugués',
  'alerts.mention': 'menciona al canal si es crítico',
  'alerts.critical': 'Las críticas llegan siempre al momento.',
  'alerts.offHere': '*Las alertas están desactivadas en este canal.* {on} las activa.',
  'alerts.onlyYou':
    'Solo tú ves esta respuesta: la app no avisa al canal. {list} muestra a cualquiera lo que está activado.',

  'alerts.off.done': '*Las alertas están desactivadas aquí* para {stores}.',
  'alerts.off.what': 'Ya no se publicará nada sobre ellas. Los mensajes ya publicados se quedan como están.',
  'alerts.off.others':
    'Aquí no hay alertas exactamente para eso. Están activadas para: {others}. {off} las desactiva todas.',
  'alerts.list.title': 'Alertas de este espacio de trabajo',
  'alerts.list.none': 'Ningún canal recibe alertas todavía.',
  'alerts.list.by': 'activadas por {by}',
  'alerts.list.delivered': 'último mensaje {at}',
  'alerts.list.never': 'ningún mensaje todavía',
  'alerts.list.broken': '*Detenidas:* Slack responde {code}.',
  'alerts.list.contact': '{person} recibe las alertas críticas que ningún canal sigue',
  'alerts.how':
    '{on} activa las alertas en el canal donde se escribe, {off} las desactiva, {test} publica una prueba, {contact} te envía las críticas.',
  'alerts.options': 'Con ajustes: {example}',
  'alerts.test.sent': 'La prueba se publicó.',
  'alerts.test.unconfirmed':
    'La prueba está en camino, pero Slack aún no la ha confirmado. Eso se resuelve solo en unos minutos.',
  'alerts.test.refused': '*La prueba no se publicó.* Slack responde {code}.',
  'alerts.mute.how': 'Cada problema se silencia en su propio mensaje, con el menú *{menu}*',
  'alerts.contact.on': 'Recibirás en un mensaje directo las alertas críticas que ningún canal sigue.',
  'alerts.contact.off': 'Ya no recibes alertas en mensajes directos.',
  'alerts.contact.offAlready': 'No recibías alertas en mensajes directos.',
  'alerts.contact.which': 'Escribe {on} o {off}.',
  'alerts.option.bad': 'No entiendo “{word}”, así que no se cambió nada. Se escribe así: {example}',
  'alerts.option.unknown': 'No conozco “{word}”, así que no se cambió nada.',
  'alerts.option.list':
    'Las opciones son {options}. Una tienda, un número de artículos (`5`) o un porcentaje (`5,5%`) van sin nombre. Por ejemplo: {example}',
  'alerts.ack.done': 'Confirmado: no se repetirá a menos que empeore, y se te avisará cuando termine.',
  'alerts.ack.already': 'Ya estaba confirmado.',
  'alerts.mute.here.done': 'Silenciado en este canal hasta {until}.',
  'alerts.mute.everybody.done': 'Silenciado para todos hasta {until}.',
  'alerts.mute.ended': 'Ya no está silenciado.',
  'alerts.closed': 'Ya está cerrado, así que no se cambió nada.',
};
