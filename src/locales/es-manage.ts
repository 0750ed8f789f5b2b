import type { enManage } from './en-manage.ts';

export const esManage: Readonly<Record<keyof typeof enManage, string>> = {
  'help.businessCenter': 'enlaces para gestionar el TikTok Business Center de la tienda',
  'help.adLink': 'enlaces para crear y gestionar anuncios en la cuenta publicitaria de la tienda',
  'help.dataSharing': 'el píxel: sus eventos, si está vinculado, Advanced Matching',
  'help.dataSharing.more':
    'Lee ahora en TikTok el píxel de la tienda: si está vinculado al catálogo, sus eventos por día y Advanced Matching, que los administradores pueden cambiar aquí.',

  'button.manage': 'Gestionar',
  'button.createAd': 'Crear un anuncio',
  'button.manageAds': 'Gestionar anuncios',
  'button.adAccounts': 'Cuentas publicitarias',
  'button.members': 'Miembros',
  'button.managePixel': 'Gestionar el píxel',
  'button.ads': 'Anuncios',
  'button.dataSharing': 'Datos compartidos',
  'button.reconnect': 'Volver a conectar',
  'button.matchingOn': 'Activar todo',
  'button.matchingOff': 'Desactivar todo',
  'button.cancel': 'Cancelar',

  'manage.asOf': 'Datos de {asOf}.',
  'manage.nothingToOpen.new': 'No hay nada que abrir: la tienda aún no está conectada a TikTok.',
  'manage.nothingToOpen.authorized':
    'No hay nada que abrir: TikTok está autorizado, pero aún no se eligieron las cuentas de esta tienda.',
  'manage.nothingToOpen.connected': 'No hay nada que abrir: no se conocen las cuentas de esta tienda.',
  'manage.nothingToOpen.disconnecting': 'No hay nada que abrir: la tienda se está desconectando.',
  'manage.nothingToOpen.disconnected': 'No hay nada que abrir: la tienda está desconectada.',

  'bc.title': '{store}: TikTok Business Center',
  'bc.manage': '*Gestionar* el Business Center. Tienes que ser miembro de él.',
  'bc.adAccounts':
    '*Cuentas publicitarias* y quién puede usarlas. Los miembros ven las suyas; para cambiar algo necesitas el rol de Administrador.',
  'bc.members': '*Miembros* y sus roles. Necesitas el rol de Administrador.',
  'bc.catalog':
    '*Catalog Manager* no tiene dirección propia: abre Business Center y luego Activos → Catálogos. Necesitas un rol en el catálogo.',

  'ads.title': '{store}: anuncios de TikTok',
  'ads.create':
    '*Crear un anuncio* en Ads Manager. Necesitas el rol de Administrador u Operador en esta cuenta publicitaria.',
  'ads.manage':
    '*Gestionar anuncios*. Cualquier rol en esta cuenta publicitaria los muestra; para cambiar uno necesitas el de Administrador u Operador.',
  'ads.state.suspended':
    'TikTok ha suspendido esta cuenta publicitaria: Ads Manager se abre, pero no se puede publicar ningún anuncio.',
  'ads.state.closed':
    'TikTok ha cerrado esta cuenta publicitaria: no se puede publicar ningún anuncio en ella.',
  'ads.state.rejected':
    'TikTok no ha aprobado esta cuenta publicitaria: aún no se puede publicar ningún anuncio en ella.',
  'ads.state.inReview':
    'TikTok sigue revisando esta cuenta publicitaria: aún no se puede publicar ningún anuncio en ella.',
  'ads.usable.true': 'El catálogo {catalog} se puede usar en anuncios.',
  'ads.usable.false':
    'El catálogo {catalog} no se puede usar en anuncios por ahora: TikTok exige antes suficientes productos disponibles en él.',
  'ads.usable.null': 'TikTok no dice si el catálogo {catalog} se puede usar en anuncios.',
  'ads.usable.unread': 'No se sabe si el catálogo se puede usar en anuncios.',

  'sharing.title': '{store}: datos compartidos con TikTok',
  'sharing.adminsSwitch': 'Los administradores de esta app pueden cambiar Advanced Matching.',
  'sharing.reading': 'Leyendo el píxel en TikTok …',
  'sharing.noPixel':
    'No se eligió ningún píxel para esta tienda, así que no hay eventos ni nada que gestionar. Un administrador de esta app puede elegir uno.',
  'sharing.pixel': 'Píxel',
  'sharing.binding': 'Catálogo',
  'sharing.otherSources': 'Fuentes de eventos del catálogo: {sources}',
  'sharing.bind':
    'TikTok no lo nombra entre las fuentes de eventos de este catálogo. Esta app solo lo vincula cuando cancela una desconexión que lo había desvinculado. Puedes vincularlo en TikTok: Business Center, Activos → Catálogos.',
  'sharing.unread': '*TikTok no informó del píxel ahora mismo.* {reason}',
  'sharing.refused':
    'TikTok no muestra este píxel al usuario de TikTok que autorizó la app: esa persona necesita un rol en el píxel.',
  'sharing.manage':
    '*Gestionar el píxel* en Events Manager. Necesitas un rol en el píxel; no basta con uno en la cuenta publicitaria.',
  'sharing.events': '*Eventos del píxel por día UTC*',
  'sharing.dayUnread': 'aún no se conoce',
  'sharing.dayNotRead': 'no se leyó',
  'sharing.dayOpen': '{count} hasta ahora',
  'sharing.eventsAsOf': 'Datos de {asOf}. TikTok termina de contar un día unas seis horas después.',
  'sharing.eventsNone': 'No se sabe nada de sus eventos.',
  'sharing.matching': '*Advanced Matching en TikTok*',
  'sharing.manual': 'Enviado por el sitio: {flags}',
  'sharing.automatic': 'Encontrado por TikTok en el sitio: {flags}',
  'sharing.flag': '{field}: {state, select, on {*activado*} off {desactivado} other {no se conoce}}',
  'sharing.field.email': 'correo',
  'sharing.field.phone': 'teléfono',
  'sharing.field.name': 'nombre',
  'sharing.field.address': 'dirección',
  'sharing.field.externalId': 'id externo',
  'sharing.matchingUnread': 'No se conoce su estado.',
  'sharing.matchingShort':
    '*Advanced Matching* en TikTok: {total, plural, =0 {no se conoce} other {{on, plural, =0 {desactivado} other {activado para {on, number} de {total, plural, one {# tipo} other {# tipos}} de datos}}}}.',
  'sharing.note':
    'La tienda de VTEX no aplica Advanced Matching por el momento. Cambiarlo modifica el ajuste en TikTok y nada más.',

  'matching.confirm.title': 'Advanced Matching',
  'matching.confirm.on':
    '¿Activar {total, plural, one {# tipo} other {los # tipos}} de datos en TikTok, para todos los sitios que usan el píxel {pixel}? Ahora {changing, plural, one {hay # desactivado} other {hay # desactivados}}. La tienda de VTEX no lo aplica.',
  'matching.confirm.off':
    '¿Desactivar {total, plural, one {# tipo} other {los # tipos}} de datos en TikTok, para todos los sitios que usan el píxel {pixel}? Ahora {changing, plural, one {hay # activado} other {hay # activados}}.',
  'matching.done':
    ':white_check_mark: *Advanced Matching está {on, select, true {activado} other {desactivado}} en TikTok*, para todo lo que aparece abajo.',
  'matching.already':
    'Advanced Matching ya estaba {on, select, true {activado} other {desactivado}}. No se cambió nada.',
  'matching.changedMeanwhile':
    'Advanced Matching cambió entretanto. Abajo está cómo es ahora; tú no cambiaste nada.',
  'matching.busy':
    '{by} lo está {on, select, true {activando} other {desactivando}} en este momento (desde {at}). Tú no cambiaste nada; vuelve a mirar en un minuto.',
  'matching.unfinished':
    'La app no vio el final de un cambio: {by} quiso {on, select, true {activar} other {desactivar}} Advanced Matching ({at}). Abajo está lo que TikTok muestra ahora. Si no es lo que quieres, cámbialo de nuevo.',
  'matching.somebody': 'Alguien',
  'matching.unread': '*No se cambió nada:* TikTok no dijo cómo es ahora. {reason}',
  'matching.partly':
    '*Advanced Matching cambió en parte.* TikTok sigue mostrando {left} como {on, select, true {desactivado} other {activado}}. {reason}',
  'matching.byHand':
    'Lo que el propio sitio envía solo se puede cambiar en píxeles creados por una integración.',
  'matching.unchanged': '*TikTok no cambió Advanced Matching.* {reason}',
  'matching.saidYes': 'Dijo que sí, pero sigue mostrando lo de antes. Vuelve a mirar en un minuto.',
  'matching.unknown':
    '*No se sabe si Advanced Matching cambió.* Se pidió a TikTok {on, select, true {activarlo} other {desactivarlo}}, pero aún no lo muestra. Vuelve a mirar en un minuto: esta página dirá qué resultó.',
  'matching.denied':
    'El usuario de TikTok que autorizó la app no puede cambiar este píxel. Un administrador del Business Center puede darle un rol en él.',
  'matching.notAllowed': '*No se cambió nada:* ya no tienes permiso para hacerlo.',
  'matching.superseded': '*No se cambió nada:* la conexión de la tienda cambió entretanto.',
  'matching.notConnected': '*No se cambió nada:* la tienda no está conectada a TikTok.',
  'matching.reference': 'Referencia: {reference}',
};
