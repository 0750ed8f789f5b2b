import type { enStores } from './en-stores.ts';

export const esStores: Readonly<Record<keyof typeof enStores, string>> = {
  'help.storesCommand':
    'todas las tiendas; ahí los administradores las agregan, editan y quitan, y cargan claves de VTEX',

  'button.storeEdit': 'Editar',
  'button.storeKeys': 'Cargar claves de VTEX',
  'button.storeRemove': 'Quitar…',
  'button.storeDrop': 'Quitar esta tienda',
  'button.storeKeysOpen': 'Abrir el formulario',
  'button.storesPrevious': 'Anterior',
  'button.storesNext': 'Siguiente',
  'button.storesBack': 'Todas las tiendas',

  'stores.title': '{count, plural, =0 {Todavía no hay tiendas} one {# tienda} other {# tiendas}}',
  'stores.none':
    'Una tienda es una cuenta de VTEX con la política comercial que va a TikTok. Una vez agregada, sus claves de VTEX y su conexión con TikTok pueden seguir en cualquier orden.',
  'stores.page': 'Página {page} de {pages}, {shown} de {count, plural, one {# tienda} other {# tiendas}}.',
  'stores.vtex': 'Cuenta de VTEX {account}, política comercial {policy}',
  'stores.tiktok.new': 'TikTok: todavía sin conectar',
  'stores.tiktok.authorized': 'TikTok: autorizada como {user}, falta elegir las cuentas',
  'stores.tiktok.connected': 'TikTok: conectada como {user}',
  'stores.tiktok.disconnecting': 'TikTok: desconexión en curso',
  'stores.tiktok.disconnected': 'TikTok: desconectada',
  'stores.tiktok.grant.suspect':
    'TikTok: conectada como {user}, pero TikTok rechazó este acceso; se está comprobando',
  'stores.tiktok.grant.revoked': 'TikTok: el acceso de {user} fue revocado',
  'stores.keys.none': 'Claves de VTEX: faltan',
  'stores.keys.stored': 'Claves de VTEX: guardadas',
  'stores.keys.refused': 'Claves de VTEX: VTEX las rechaza',
  'stores.keys.forbidden': 'Claves de VTEX: les falta un recurso de License Manager',
  'stores.channels':
    'Tienda predeterminada de {channels}{more, plural, =0 {} one { y # más} other { y # más}}',
  'stores.default': '{command} hace de una de ellas la predeterminada de un canal.',
  'stores.adminsOnly': 'Los administradores de esta app agregan, editan y quitan tiendas y cargan claves.',

  'stores.form.addTitle': 'Agregar una tienda',
  'stores.form.editTitle': 'Editar la tienda',
  'stores.form.save': 'Guardar',
  'stores.form.cancel': 'Cancelar',
  'stores.form.vtexAccount': 'Cuenta de VTEX',
  'stores.form.vtexAccount.hint':
    'El nombre que aparece en la dirección de VTEX Admin: “mitienda” en mitienda.myvtex.com. Puedes pegar la dirección completa.',
  'stores.form.tradePolicy': 'Política comercial',
  'stores.form.tradePolicy.hint':
    'El número de la que va a TikTok: VTEX Admin → Configuración de la tienda → Canales → Políticas comerciales.',
  'stores.form.name': 'Nombre',
  'stores.form.name.hint': 'Como la llaman ustedes.',
  'stores.form.handle': 'Nombre corto',
  'stores.form.handle.hint':
    'Para escribirlo en los comandos: de 1 a 21 letras minúsculas, cifras y guiones. Cada tienda tiene el suyo.',
  'stores.form.tiktokAffiliateId': 'ID del afiliado de TikTok en VTEX',
  'stores.form.tiktokAffiliateId.hint':
    'Tres consonantes: VTEX Admin → Configuración de la tienda → Pedidos → Configuración → Afiliados. Con él se consultan precio y stock como los ve TikTok. La app solo lee: deja ese afiliado como está.',
  'stores.form.ownAffiliateId': 'ID de nuestro propio afiliado',
  'stores.form.ownAffiliateId.hint':
    'Solo si creas un segundo afiliado, con el que VTEX avisa enseguida a esta app de lo que cambia. Tres consonantes, distintas de las de TikTok.',
  'stores.form.endpoint':
    '*Noticias más rápidas de VTEX, si quieres:* crea un afiliado propio en VTEX Admin → Configuración de la tienda → Pedidos → Configuración → Afiliados, con la política comercial {policy} y este endpoint de búsqueda: {endpoint}\nNo compartas la dirección, y deja el afiliado de TikTok como está.',
  'stores.form.endpointLater':
    'VTEX puede avisar enseguida a esta app de lo que cambia. La dirección para eso aparece aquí cuando estén cargadas las claves de VTEX.',
  'stores.form.otherProducts':
    'Con otra cuenta de VTEX u otra política comercial, lo que se sabe de los productos se olvida y se lee de nuevo. Los recuentos, la conexión y las alertas se conservan.',

  'stores.mistake.missing': 'Completa este campo.',
  'stores.mistake.notAnAccount':
    'El nombre de una cuenta de VTEX solo tiene letras minúsculas, cifras y guiones, 63 como máximo.',
  'stores.mistake.foreignAddress':
    'Esta dirección no dice qué cuenta de VTEX es. Copia la dirección de VTEX Admin, como mitienda.myvtex.com.',
  'stores.mistake.notANumber': 'Escribe el número de la política comercial, por ejemplo 1.',
  'stores.mistake.notAHandle': 'Usa de 1 a 21 letras minúsculas, cifras y guiones.',
  'stores.mistake.handleTaken': 'Otra tienda tiene este nombre corto. Elige uno distinto.',
  'stores.mistake.tooLong': 'Usa 200 caracteres como máximo.',
  'stores.mistake.notAnAffiliate':
    'El ID de un afiliado son tres consonantes, por ejemplo TKT: sin vocales, cifras ni tildes.',
  'stores.mistake.ownElsewhere':
    'Este afiliado se guardó como el nuestro, aquí o en otra tienda de esta cuenta de VTEX. El de TikTok debe ser otro.',
  'stores.mistake.sameAffiliate':
    'Este es el afiliado de TikTok. Nadie debe editarlo: crea un segundo afiliado, o deja esto vacío.',

  'stores.added': '*Se agregó {store}.* Su nombre corto es {handle}.',
  'stores.added.next':
    '*Ahora, en cualquier orden:* carga sus claves de VTEX, para que se lean sus productos; conéctala con TikTok, para que se lean sus recuentos. Todavía no se sabe nada de ninguno de los dos.',
  'stores.added.reading':
    '*Ahora:* conéctala con TikTok, para que se lean sus recuentos. La cuenta de VTEX {account} ya tiene claves: sus productos se están leyendo.',
  'stores.twin':
    '*{store}* {handle} también tiene esta cuenta de VTEX y esta política comercial. Si no es lo que querías, edita o quita una de las dos.',
  'stores.saved': '*Se guardó {store}.*',
  'stores.saved.otherProducts':
    'Desde ahora los productos son los de la cuenta {account}, política comercial {policy}. Lo que se sabía de los otros se olvidó.',
  'stores.saved.noKeys': 'Esta cuenta todavía no tiene claves: cárgalas, para que se lean sus productos.',
  'stores.saved.reading': 'Se están leyendo; {command} muestra cuánto falta.',

  'stores.remove.title': '¿Quitar {store} de esta app?',
  'stores.remove.goes':
    '*Lo que se va, para siempre:* sus cifras y su historia, su lista de productos por corregir, su lugar en las alertas, su condición de predeterminada en los canales.',
  'stores.remove.stays':
    '*Lo que queda:* todo lo que hay en VTEX y en TikTok. Los productos que están en TikTok siguen allí, y VTEX los sigue enviando.',
  'stores.remove.keysGo':
    'Las claves de la cuenta de VTEX {account} se borran aquí: ninguna otra tienda las usa.',
  'stores.remove.keysStay':
    'Las claves de la cuenta de VTEX {account} se conservan, porque otra tienda las usa.',
  'stores.remove.connected':
    ':warning: *Está conectada con TikTok.* Es mejor desconectarla antes: {command}. Al quitarla también se devuelve a TikTok la autorización de {user}, pero en segundo plano: sin una tarjeta que lo muestre y sin poder cancelar.',
  'stores.remove.connectedShared':
    ':warning: *Está conectada con TikTok.* Es mejor desconectarla antes: {command}. La autorización de {user} se conserva, porque otra tienda se apoya en ella.',
  'stores.remove.disconnecting':
    ':warning: *Se está desconectando de TikTok.* Mejor espera a que termine: {command} muestra en qué punto está. {shared, select, yes {La autorización de {user} se queda, porque otra tienda depende de ella.} other {Si la quitas ahora, la autorización de {user} se devuelve a TikTok en segundo plano: sin una tarjeta que lo muestre.}}',
  'stores.remove.confirmTitle': '¿Quitar la tienda?',
  'stores.remove.confirmText':
    '{store} y todo lo que esta app sabe de ella se van enseguida. Esto no se puede deshacer.',
  'stores.remove.confirmYes': 'Quitar',
  'stores.remove.confirmNo': 'Conservar',
  'stores.removed':
    '*Se quitó {store} de esta app.* Sus productos en VTEX y sus artículos en TikTok siguen como estaban.',
  'stores.gone': 'Esta tienda ya no está aquí: alguien la quitó antes.',

  'stores.link':
    '*Carga las claves de la cuenta de VTEX {account}* en una página de esta app, no en Slack. El enlace es solo tuyo y sirve una vez, hasta {until}. Envía el formulario en el mismo navegador en que lo abras.',
  'stores.link.again': 'Un enlace nuevo termina el anterior.',
  'stores.link.noAddress':
    '*Esta app no tiene dirección web pública,* así que no hay página para las claves de {account}. Quien la aloja las carga en la máquina: {command}',

  'keyForm.title': 'Claves de VTEX de {store}',
  'keyForm.intro':
    'Para la cuenta de VTEX “{account}”. La app las prueba en VTEX y las guarda solo si funcionan. Con ellas lee productos; no cambia nada.',
  'keyForm.appKey': 'Clave de aplicación (app key)',
  'keyForm.appKeyHint': 'Empieza con vtexappkey-',
  'keyForm.appToken': 'Token de aplicación (app token)',
  'keyForm.appTokenHint': 'VTEX lo muestra una sola vez, al crear o renovar la clave.',
  'keyForm.submit': 'Probar y guardar',
  'keyForm.howTitle': 'Dónde conseguirlas',
  'keyForm.how1':
    'En VTEX Admin, abre Configuración de la cuenta → Claves de aplicación y genera una clave para esta app.',
  'keyForm.how2':
    'Dale un rol propio con dos recursos de License Manager: Catalog → Content → SKUs, y Catalog API → General → View Product.',
  'keyForm.how3': 'Copia la clave y el token en este formulario.',
  'keyForm.safety': 'El token se guarda cifrado y no se vuelve a mostrar. Esta página sirve una vez.',
  'keyForm.problem.malformed': 'Completa los dos campos: la clave y el token no tienen espacios.',
  'keyForm.problem.refused':
    'VTEX no acepta esta clave y este token para la cuenta “{account}”. No se guardó nada. Revisa que los dos estén copiados enteros, que sean de esta cuenta y que la clave esté activa.',
  'keyForm.problem.forbidden':
    'VTEX conoce estas claves, pero a su rol le falta un recurso: License Manager → {resource}. No se guardó nada. Agrégalo al rol en VTEX Admin → Configuración de la cuenta → Perfiles de acceso y prueba otra vez aquí.',
  'keyForm.problem.noPolicy':
    'Las claves funcionan, pero VTEX no tiene la política comercial {policy} en esta cuenta. No se guardó nada. Tiene: {known}. Un administrador corrige la tienda en Slack; después usa un enlace nuevo.',
  'keyForm.problem.noInfo':
    'VTEX no respondió, o no existe la cuenta “{account}”. No se sabe nada de estas claves y no se guardó nada. Si el nombre es correcto, prueba otra vez en un minuto: este enlace todavía sirve. Si no lo es, un administrador corrige la tienda en Slack; después usa un enlace nuevo.',
  'keyForm.problem.moved':
    'Mientras tanto alguien cambió la cuenta o la política comercial de esta tienda. No se guardó nada. Revisa que las claves sean de la cuenta nombrada arriba y prueba otra vez.',
  'keyForm.refusedTitle': 'Esto no funcionó',
  'keyForm.refused.unknown': 'No existe tal enlace. No se cambió nada.',
  'keyForm.refused.used':
    'Este enlace ya se usó. Si fuiste tú, las claves están guardadas. Ahora no se cambió nada.',
  'keyForm.refused.expired':
    'Este enlace ya terminó: sirve diez minutos, y uno más nuevo lo termina. No se cambió nada.',
  'keyForm.refused.worn': 'Se probaron demasiadas claves con este enlace. No se cambió nada.',
  'keyForm.refused.notAllowed':
    'Quien pidió este enlace ya no es administrador de esta app. No se cambió nada.',
  'keyForm.refused.otherBrowser':
    'Este formulario no se abrió en este navegador, o sus cookies están desactivadas. No se cambió nada. Abre otra vez el enlace desde Slack y envía el formulario en el mismo navegador.',
  'keyForm.refused.wrongType': 'Esto no es lo que envía el formulario. No se cambió nada.',
  'keyForm.refused.tooLarge': 'Eso era demasiado largo para unas claves. No se cambió nada.',
  'keyForm.refused.failed': 'La app no pudo hacerlo en este momento. No se cambió nada.',
  'keyForm.refusedNext': 'Para un enlace nuevo, escribe /tiktok tiendas en Slack.',
  'keyForm.savedTitle': 'Las claves están guardadas',
  'keyForm.saved': 'VTEX acepta las claves de la cuenta “{account}”.',
  'keyForm.savedNext':
    'Sus productos se están leyendo. Puedes cerrar esta página; en Slack, {command} muestra cuánto falta.',
};
