import type { enAlerts } from './en-alerts.ts';

export const esAlerts: Readonly<Record<keyof typeof enAlerts, string>> = {
  'alert.severity.critical': 'Crítico',
  'alert.severity.warning': 'Atención',
  'alert.severity.info': 'Nota',
  'alert.state.below': 'Por debajo del umbral',
  'alert.state.fixed': 'Resuelto',
  'alert.state.reconnected': 'Conectado de nuevo',
  'alert.state.removed': 'Ya no se vigila',

  'alert.title.products.need_details': '{label}: artículos que requieren atención',
  'alert.title.grant.revoked': '{label}: acceso a TikTok revocado',
  'alert.title.upstream.tiktok': 'TikTok no responde',
  'alert.subject.products.need_details': '{label}: artículos en TikTok',
  'alert.subject.grant.revoked': '{label}: acceso a TikTok',
  'alert.subject.upstream.tiktok': 'TikTok',

  'alert.is.products.need_details':
    '{count, plural, one {TikTok rechaza *# artículo*, que requiere atención.} other {TikTok rechaza *# artículos*, que requieren atención.}}',
  'alert.is.products.need_details.of':
    '{count, plural, one {TikTok rechaza *# artículo de {total}*, que requiere atención.} other {TikTok rechaza *# artículos de {total}*, que requieren atención.}}',
  'alert.is.grant.revoked':
    '*El acceso que {label} dio a esta app en TikTok fue revocado.* TikTok lo rechazó tres veces, con minutos de diferencia.',
  'alert.is.upstream.tiktok':
    '*TikTok no responde.* {count, plural, one {Las últimas comprobaciones de # tienda no dieron resultado.} other {Las últimas comprobaciones de # tiendas no dieron resultado.}}',
  'alert.grantStores': '{count, plural, one {# tienda depende de él:} other {# tiendas dependen de él:}}',
  'alert.more': '{count, plural, one {y # más} other {y # más}}',
  'alert.below': 'Es menos de lo que este canal quiere saber.',

  'alert.means.products.need_details':
    'TikTok no muestra en anuncios los artículos rechazados. *Siguiente paso:* abre el catálogo, mira los motivos en el Catalog Manager de TikTok y corrige los productos en VTEX.',
  'alert.means.grant.revoked':
    'Hasta que se autorice de nuevo la app, no se puede leer nada de TikTok. La integración propia de VTEX también se desconecta: revisa VTEX Admin → Marketplace → TikTok. *Siguiente paso:* quien administra esta app debe autorizar TikTok de nuevo. La app vuelve a mirar cada hora.',
  'alert.means.upstream.tiktok':
    'Esto no dice nada de tu conexión. Las alertas de productos esperan a que TikTok responda; la app sigue intentándolo. *Siguiente paso:* ninguno, se avisará.',

  'alert.times': 'Desde {since}. Datos de {asOf}.',
  'alert.closedTimes': 'De {since} a {until}.',
  'alert.asOf': 'Datos de {asOf}.',
  'alert.acknowledged': 'Confirmado por {by}, {at}.',
  'alert.mutedHere': 'Silenciado en este canal hasta {until}.',
  'alert.muted': 'Silenciado para todos por {by} hasta {until}.',
  'alert.flapping':
    'Esto va y viene. Hasta que lleve dos horas en calma, los cambios solo se cuentan en el hilo.',
  'alert.fixed.products.need_details': '*Resuelto.* Ningún artículo requiere ya atención.',
  'alert.fixed.grant.revoked': '*Resuelto.* TikTok acepta de nuevo el acceso de la app.',
  'alert.fixed.upstream.tiktok': '*TikTok responde de nuevo.*',
  'alert.ended.fixed': '*Resuelto.*',
  'alert.ended.reconnected':
    '*{label} está conectado de nuevo con otra autorización.* Lo que se sabía de la anterior ya no cuenta.',
  'alert.ended.removed':
    '*{label} ya no se vigila.* Se desconectó o se quitó; no se sabe si algo se resolvió.',
  'alert.lasted': 'Duró {duration}.',
  'alert.repeated': 'Quizá veas esto dos veces: Slack no confirmó si el primer mensaje había llegado.',

  'alert.update.added': '{count, plural, one {+# caso nuevo} other {+# casos nuevos}}',
  'alert.update.fixed': '{count, plural, one {−# caso resuelto} other {−# casos resueltos}}',
  'alert.update.still': '*Sigue igual* desde hace {age}.',
  'alert.update.again': '*Ha vuelto.*',

  'alert.introduction': '*Las alertas están activadas en este canal.* {by} las activó para {stores}.',
  'alert.introduction.hint':
    'Cada problema tiene un mensaje, que después se mantiene al día en su sitio. {list} muestra los ajustes, {off} termina las alertas.',
  'alert.allStores': 'todas las tiendas, también las futuras',
  'alert.test': '*Esto es una prueba.* La pidió {by}, {at}. Las alertas llegan a este canal.',
  'alert.summary': '*Ya estaba abierto cuando se activaron las alertas:*',
  'alert.digest': '*Ocurrió y terminó mientras no se debía molestar a este canal:*',
  'alert.line.products.need_details':
    '{label}: {count, plural, one {# artículo rechazado} other {# artículos rechazados}}',
  'alert.line.grant.revoked':
    '{label}: acceso a TikTok revocado, {count, plural, one {# tienda} other {# tiendas}}',
  'alert.line.upstream.tiktok': 'TikTok no responde, {count, plural, one {# tienda} other {# tiendas}}',
  'alert.statusHint': '{status} muestra cómo está todo ahora.',
  'alert.broken': '*Las alertas ya no llegan a {channel}.* Slack responde {code}. Allí quedan detenidas.',

  'alert.pickStore': 'Ver estado de…',
  'alert.mute.placeholder': 'Silenciar…',
  'alert.mute.here': '{hours, plural, one {Aquí, # hora} other {Aquí, # horas}}',
  'alert.mute.everybody': '{hours, plural, one {Para todos, # hora} other {Para todos, # horas}}',
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
    'Solo algunas personas pueden publicar allí. Un administrador puede permitir la app; después escribe allí {command}.',
  'remedy.other': 'Escribe allí {command} otra vez, o activa las alertas en otro canal.',

  'help.alerts': 'alertas en este canal: activar, desactivar, lista, prueba, silenciar, contacto',
  'help.alerts.more':
    'un mensaje por problema en este canal. Palabras: activar, desactivar, lista, prueba, contacto. Tras «activar», en cualquier orden: una tienda, `5` (desde 5 artículos), `5%` (y al menos el 5 % de todos), `quiet=22-7` o `quiet=off`, `digest=9` o `digest=off`, `zone=Europe/Madrid`, `lang=es`, `mention=on`. `1` vuelve a avisar de cada cambio.',
  'alerts.on.done': '*Las alertas están activadas aquí* para {stores}.',
  'alerts.on.already': '*Las alertas ya estaban activadas aquí* para {stores}.',
  'alerts.on.changed': '*Las alertas siguen activadas aquí* para {stores}, con los nuevos ajustes.',
  'alerts.on.unconfirmed':
    '*Las alertas están activadas aquí* para {stores}. Slack aún no ha confirmado la presentación; eso se arregla solo en unos minutos.',
  'alerts.on.refused': '*Las alertas no están activadas.* Slack no deja que la app publique aquí ({code}).',
  'alerts.on.invite': 'Escribe {invite} en este canal y pulsa *Intentar de nuevo*.',
  'alerts.on.how': 'Cámbialas con {example}; termínalas con {off}; pruébalas con {test}.',
  'alerts.needChannel':
    'Las alertas van a canales: escribe el comando en el canal que corresponda. Para recibir tú las críticas, escribe {command}.',
  'alerts.shared.refused':
    'En este canal hay personas de otras organizaciones que verían las alertas. Solo un administrador de este espacio puede activarlas aquí.',
  'alerts.shared.confirm':
    '*En este canal hay personas de otras organizaciones.* Verían los nombres y las cifras de tus tiendas. ¿Activar las alertas aquí?',
  'alerts.shared.confirmShort': 'Personas de otras organizaciones verán las alertas.',
  'alerts.gone': 'Esto ha cambiado mientras tanto. {list} muestra cómo está ahora.',

  'alerts.threshold.all': 'cada cambio',
  'alerts.threshold.items': 'desde {items, plural, one {# artículo} other {# artículos}}',
  'alerts.threshold.percent': 'desde el {percent} de todos los artículos',
  'alerts.threshold.both':
    'desde {items, plural, one {# artículo} other {# artículos}} y el {percent} del total',
  'alerts.quiet': 'en silencio de {from} a {to}',
  'alerts.quiet.none': 'sin horas de silencio',
  'alerts.digest': 'reunidas a las {hour}',
  'alerts.digest.none': 'al momento',
  'alerts.zone': 'horas de {zone}',
  'alerts.language': 'en {language}',
  'alerts.mention': 'menciona al canal si es crítico',
  'alerts.critical': 'Las críticas llegan siempre al momento.',

  'alerts.off.done': '*Las alertas están desactivadas aquí* para {stores}.',
  'alerts.off.what': 'No se publica nada más sobre ellas. Los mensajes que ya están se quedan como están.',
  'alerts.off.none': 'Aquí no hay alertas activadas.',
  'alerts.off.others':
    'Aquí no hay alertas exactamente para eso. Activadas están: {others}. {off} las termina todas.',
  'alerts.list.title': 'Alertas de este espacio',
  'alerts.list.none': 'Ningún canal recibe alertas todavía.',
  'alerts.list.by': 'activadas por {by}',
  'alerts.list.delivered': 'último mensaje {at}',
  'alerts.list.never': 'ningún mensaje todavía',
  'alerts.list.broken': '*Detenidas:* Slack responde {code}.',
  'alerts.list.contact': '{person} recibe las críticas que ningún canal sigue',
  'alerts.how':
    '{on} activa las alertas en el canal donde se escribe, {off} las termina, {test} publica una prueba, {contact} te envía las críticas.',
  'alerts.options': 'Con ajustes: {example}',
  'alerts.test.sent': 'La prueba se publicó.',
  'alerts.test.unconfirmed':
    'La prueba está en camino, pero Slack aún no la ha confirmado. Eso se arregla solo en unos minutos.',
  'alerts.test.refused': '*La prueba no se publicó.* Slack responde {code}.',
  'alerts.test.none': 'Aquí no hay alertas activadas. {on} las activa.',
  'alerts.mute.how': 'Silencia un problema donde está: su mensaje tiene un menú *{menu}*',
  'alerts.contact.on': 'Recibirás en un mensaje directo las alertas críticas que ningún canal sigue.',
  'alerts.contact.off': 'Ya no recibes alertas en mensajes directos.',
  'alerts.contact.offAlready': 'No recibías alertas en mensajes directos.',
  'alerts.contact.which': 'Di {on} o {off}.',
  'alerts.option.bad': 'No entiendo “{word}”, así que no se cambió nada. Se escribe así: {example}',
  'alerts.ack.done': 'Enterado: no se repite salvo que empeore, y se avisa cuando termine.',
  'alerts.ack.already': 'Ya estaba confirmado.',
  'alerts.mute.here.done': 'Silenciado en este canal hasta {until}.',
  'alerts.mute.everybody.done': 'Silenciado para todos hasta {until}.',
  'alerts.mute.ended': 'Ya no está silenciado.',
  'alerts.closed': 'Ya está cerrado, así que no se cambió nada.',
};
