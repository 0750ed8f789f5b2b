import type { enConnect } from './en-connect.ts';

export const esConnect: Readonly<Record<keyof typeof enConnect, string>> = {
  'help.connect': 'conecta una tienda con TikTok (administradores)',
  'help.connect.more':
    'Da a un administrador un enlace de un solo uso a la página de consentimiento de TikTok. Un mensaje directo muestra después cómo va, y allí se eligen las cuentas de la tienda. También vuelve a conectar una tienda que ya estuvo conectada.',
  'connect.link':
    'Abre TikTok y acepta allí como el usuario de TikTok for Business que administra esta tienda. El enlace es solo para ti: sirve una vez, en un solo navegador, hasta {until}.',
  'connect.link.card': 'Cómo sigue te lo cuento en un mensaje directo.',
  'connect.link.choosing':
    'Esta tienda ya está conectada. Para cambiar solo sus cuentas o su píxel no hace falta un nuevo inicio de sesión: *Elegir otras cuentas*.',
  'connect.link.choosingFirst':
    'Esta tienda tiene un inicio de sesión y solo falta elegir sus cuentas. Para eso no hace falta uno nuevo: *Elegir cuentas*.',
  'connect.open': 'Abrir TikTok',
  'connect.which':
    '*¿Qué tienda quieres conectar?*{more, plural, =0 {} one { Hay una tienda más: escribe {command}.} other { Hay # tiendas más: escribe {command}.}}',
  'connect.noPublicUrl':
    'Esta app no tiene una dirección a la que TikTok pueda devolver tu navegador (falta {variable}), así que no se empezó nada. Quien la aloja puede configurarla, o conectar una tienda con {command}.',
  'connect.disconnecting':
    'Esta tienda se está desconectando, o aún no se ha visto que TikTok la soltara, así que no se cambió nada. `/tiktok disconnect` muestra cuál de las dos cosas es y qué se puede hacer. Conecta de nuevo cuando haya terminado.',
  'connect.choiceGone':
    'Aquí ya no hay nada que elegir: esta conexión terminó u otra ocupó su lugar. No se cambió nada. `/tiktok connect` empieza una nueva.',
  'connect.choiceReading':
    'Se está leyendo a qué llega este inicio de sesión. En un momento un mensaje directo mío ofrece *Elegir cuentas*; también puedes hacer clic aquí otra vez.',
  'connect.late': 'Slack dio muy poco tiempo para abrir el formulario. No se cambió nada; haz clic otra vez.',
  'connect.newLink': 'Nuevo enlace',
  'connect.choose': 'Elegir cuentas',
  'connect.chooseOther': 'Elegir otras cuentas',
  'connect.otherUser': 'Otro usuario de TikTok',
  'connect.card.title': 'Conectar {store} ({handle}) con TikTok',
  'connect.card.reference': 'Referencia {reference}',
  'connect.card.unchanged': 'No se cambió nada en esta tienda.',
  'connect.card.offered': ':hourglass_flowing_sand: Esperando tu consentimiento en TikTok, hasta {until}.',
  'connect.card.exchanging': ':hourglass_flowing_sand: Aceptaste en TikTok. Se está obteniendo el acceso …',
  'connect.card.issued': ':hourglass_flowing_sand: TikTok dio acceso. Preguntando de quién es …',
  'connect.card.authorized':
    ':hourglass_flowing_sand: El usuario de TikTok *{user}* autorizó esta app. Leyendo a qué cuentas llega …',
  'connect.card.progress.centers':
    'Leyendo … {done} de {of, plural, one {# Business Center} other {# Business Centers}}',
  'connect.card.progress.pixels':
    'Leyendo … los píxeles de {done} de {of, plural, one {# cuenta publicitaria} other {# cuentas publicitarias}}',
  'connect.card.trouble.unsteady':
    ':information_source: La lista de TikTok cambió mientras se leía, o llegó dos veces. La leo de nuevo por mi cuenta; hasta que esté completa no hay nada que elegir.',
  'connect.card.trouble.app':
    ':warning: TikTok rechaza esta app de desarrollador (su id, su secreto o sus permisos). Quien la aloja debe revisarla. No se perdió nada: lo intento otra vez por mi cuenta durante un día.',
  'connect.card.trouble.silent':
    ':information_source: TikTok no responde en este momento. No se perdió nada: sigo por mi cuenta en cuanto responda.',
  'connect.card.reached':
    ':arrow_right: El usuario de TikTok *{user}* autorizó esta app. Ahora elige las cuentas de esta tienda; puedes hacerlo durante 24 horas.',
  'connect.card.connected': ':white_check_mark: Conectada como usuario de TikTok *{user}*.',
  'connect.card.refused': ':no_entry_sign: TikTok te devolvió sin consentimiento.',
  'connect.card.expired': ':hourglass: El enlace venció antes de usarse.',
  'connect.card.lost':
    ':warning: La conexión no terminó: la respuesta de TikTok no llegó a esta app o no se pudo guardar. Es posible que TikTok haya dado un acceso que nadie tiene; una nueva conexión lo reemplaza. No se cambió nada en esta tienda: conecta de nuevo.',
  'connect.card.stalled':
    ':warning: Desde hace un día TikTok no dice de quién es este acceso. No se cambió nada en esta tienda; el acceso se devuelve en cuanto TikTok lo diga. Conecta de nuevo.',
  'connect.card.superseded': ':arrow_right: Una conexión más nueva ocupó el lugar de esta.',
  'connect.card.dropped':
    ':hourglass: Autorizada, pero no se eligieron cuentas durante un día. Esta tienda está como antes; un acceso que ninguna tienda necesita se devuelve a TikTok.',
  'connect.card.untold':
    ':warning: Desde hace un día TikTok no dice todo lo que alcanza este acceso, y de la mitad no se puede elegir. Esta tienda está como antes; un acceso que ninguna tienda necesita se devuelve a TikTok. Conecta de nuevo.',
  'connect.card.disconnected':
    ':no_entry_sign: Mientras tanto se desconectó el acceso a TikTok, así que esta conexión terminó. Conecta de nuevo.',
  'connect.card.notAllowed':
    ':no_entry_sign: Ya no tienes permiso para conectar, así que esta conexión terminó. Un acceso que ninguna tienda necesita se devuelve a TikTok.',
  'connect.card.removed':
    ':no_entry_sign: La tienda se quitó, así que esta conexión terminó. Un acceso que ninguna tienda necesita se devuelve a TikTok.',
  'connect.card.failed.code':
    ':warning: TikTok no aceptó el consentimiento: ya se había usado o es demasiado antiguo.',
  'connect.card.failed.app':
    ':warning: TikTok rechaza esta app de desarrollador (su id, su secreto o sus permisos). Debe revisarlo quien la aloja.',
  'connect.card.failed.unreached': ':warning: En este momento no se pudo consultar a TikTok.',
  'connect.card.failed.token': ':warning: TikTok rechaza el acceso que dio: allí lo retiraron, o terminó.',
  'connect.card.failed.unknown': ':warning: TikTok lo rechazó, sin un motivo que esta app conozca.',
  'connect.card.reach':
    'Llega a {businessCenters, plural, one {# Business Center} other {# Business Centers}}, {adAccounts, plural, one {# cuenta publicitaria} other {# cuentas publicitarias}}, {catalogs, plural, one {# catálogo} other {# catálogos}} y {pixels, plural, one {# píxel} other {# píxeles}}.',
  'connect.card.unread':
    'Los píxeles de {unread, plural, one {# cuenta publicitaria más} other {# cuentas publicitarias más}} se leen cuando eliges esa cuenta publicitaria en el formulario.',
  'connect.card.missing': '*Ya no se alcanza* de lo que tenía esta tienda:',
  'connect.card.tooLittle':
    ':warning: Es muy poco para una tienda: necesita un Business Center, una cuenta publicitaria y un catálogo. Dale a este usuario de TikTok un rol en ellos en Business Center, o conecta como otro usuario de TikTok.',
  'connect.card.goesOn': 'Hasta entonces la tienda sigue con las cuentas que tiene.',
  'connect.card.before': '*Antes* ({asOf}): {figures}',
  'connect.card.now': '*Ahora* ({asOf}): {figures}',
  'connect.card.unlinked':
    ':information_source: *Esta conexión no vincula el píxel.* Esta app lo desvinculó del catálogo con la desconexión ({at}). Para volver a vincularlo, abre TikTok Business Center, Activos → Catálogos; `/tiktok data-sharing` muestra cómo está ahora.',
  'connect.card.newContact':
    ':bell: Desde ahora recibes en un mensaje directo las alertas críticas que ningún canal sigue. Se cambia con `/tiktok alerts contact off` o en `/tiktok settings`.',
  'connect.card.noFigures': 'Las primeras cifras aparecen aquí en cuanto se haya leído TikTok.',
  'connect.card.noFigures.disconnected':
    'Aquí no aparecen cifras: la tienda se desconectó antes de que se leyera TikTok.',
  'connect.card.noFigures.replaced':
    'Aquí no aparecen cifras: se eligieron otras cuentas, o la tienda se conectó de nuevo, antes de que se leyera TikTok.',
  'connect.card.unreadFigures':
    '*Las primeras cifras aún no se pudieron leer.* {reason} Aparecen aquí en cuanto TikTok las dé.',
  'connect.modal.title': 'Elegir cuentas',
  'connect.modal.submit': 'Conectar',
  'connect.modal.text': '¿En qué cuentas de TikTok se apoya *{store}*?',
  'connect.modal.hint': 'Escribe parte de un nombre o de un id para encontrar más.',
  'connect.modal.placeholder': 'Elige',
  'connect.modal.noPixel': 'Sin píxel',
  'connect.modal.pixels.reading':
    ':hourglass_flowing_sand: Leyendo los píxeles de esta cuenta publicitaria …',
  'connect.modal.pixels.unread':
    ':warning: TikTok no dijo los píxeles de esta cuenta publicitaria ahora mismo. Elígela de nuevo más tarde, o sigue sin píxel; puedes elegir uno en cualquier momento.',
  'connect.modal.incomplete': 'Elige un Business Center, una cuenta publicitaria y un catálogo.',
  'connect.modal.unreachable.bc': 'Esta autorización no llega a este Business Center.',
  'connect.modal.unreachable.advertiser': 'Esta cuenta publicitaria no es del Business Center elegido.',
  'connect.modal.unreachable.catalog': 'Este catálogo no es del Business Center elegido.',
  'connect.modal.unreachable.pixel': 'Este píxel no es de la cuenta publicitaria elegida.',
  'connect.page.back':
    'Puedes cerrar esta página y volver a Slack: un mensaje directo de la app cuenta cómo sigue.',
  'connect.page.close': 'Puedes cerrar esta página y volver a Slack.',
  'connect.page.unknown.title': 'Este enlace no es válido',
  'connect.page.unknown':
    'No es de esta app, o su tienda ya no existe. No se cambió nada. Escribe /tiktok connect en Slack para obtener uno nuevo.',
  'connect.page.used.title': 'Este enlace ya se usó',
  'connect.page.used':
    'Cada enlace sirve una vez, así que ahora no se cambió nada. Escribe /tiktok connect en Slack para obtener uno nuevo.',
  'connect.page.expired.title': 'Este enlace venció',
  'connect.page.expired':
    'Un enlace sirve durante diez minutos. No se cambió nada. Escribe /tiktok connect en Slack para obtener uno nuevo.',
  'connect.page.otherBrowser.title': 'Esto no empezó en este navegador',
  'connect.page.otherBrowser':
    'La conexión debe terminar en el navegador en que se abrió su enlace. No se cambió nada. Abre aquí otra vez el enlace de Slack.',
  'connect.page.notAllowed.title': 'Solo para administradores',
  'connect.page.notAllowed': 'Ya no eres administrador de esta app. No se cambió nada.',
  'connect.page.refused.title': 'Sin conectar',
  'connect.page.refused': 'TikTok te devolvió sin consentimiento. No se cambió nada.',
  'connect.page.issued.title': 'TikTok dio acceso',
  'connect.page.issued':
    'Cómo sigue está en Slack: si aún faltan cuentas por elegir, el mensaje tiene un botón para eso.',
  'connect.page.failed.title': 'No funcionó',
  'connect.page.failed':
    'TikTok no dio acceso. No se cambió nada. El mensaje en Slack dice por qué y qué hacer.',
  'connect.page.lost.title': 'Esto no terminó',
  'connect.page.lost':
    'La respuesta de TikTok no llegó a esta app. No se cambió nada en la tienda. Conecta de nuevo desde Slack.',
  'connect.page.trouble.title': 'Algo salió mal',
  'connect.page.trouble':
    'Esta app tuvo un problema propio. El mensaje en Slack dice hasta dónde llegó la conexión.',
};
