import type { Messages } from './en.ts';
import { esConnect } from './es-connect.ts';
import { esAccount } from './es-account.ts';
import { esAlerts } from './es-alerts.ts';
import { esDisconnect } from './es-disconnect.ts';
import { esFixList } from './es-fix-list.ts';
import { esManage } from './es-manage.ts';
import { esHome } from './es-home.ts';
import { esProducts } from './es-products.ts';
import { esRecheck } from './es-recheck.ts';
import { esStores } from './es-stores.ts';
import { esRecord } from './es-record.ts';

export const es: Messages = {
  ...esAccount,
  ...esAlerts,
  ...esConnect,
  ...esProducts,
  ...esFixList,
  ...esDisconnect,
  ...esManage,
  ...esRecheck,
  ...esStores,
  ...esRecord,
  ...esHome,
  'app.name': 'TikTok para VTEX',

  'status.title': '{store} en TikTok',
  'status.connected': '*Conectada* desde {since}.',
  'status.connectedPlain': '*Conectada.*',
  'status.proof': 'TikTok respondió a una comprobación hecha como {user} ({asOf}).',
  'status.proofNone': 'TikTok todavía no ha respondido a ninguna comprobación.',
  'status.phase.new': '*Todavía sin conectar.*',
  'status.phase.authorized': '*Autorizada, pero falta elegir las cuentas.*',
  'status.phase.disconnecting': '*Desconexión en curso.*',
  'status.phase.disconnected': '*Desconectada.*',
  'status.grantUser': 'Usuario de TikTok',
  'status.businessCenter': 'Business Center',
  'status.adAccount': 'Cuenta publicitaria',
  'status.catalog': 'Catálogo',
  'status.pixel': 'Píxel',
  'status.vtex': 'Cuenta de VTEX',
  'status.tradePolicy': 'política comercial {policy}',
  'status.pixelBound': 'vinculado al catálogo',
  'status.pixelUnbound': 'no vinculado al catálogo',
  'status.pixelNone': 'ninguno elegido',
  'status.usable': 'se puede usar en anuncios',
  'status.notUsable': 'no se puede usar en anuncios',
  'status.usableUnknown': 'aún no se sabe si se puede usar en anuncios',
  'status.partAsOf': 'leído {asOf}',
  'status.partRefused': 'TikTok denegó el acceso en la última comprobación',
  'status.lastProof': '*Conectada en la última comprobación* ({asOf}), con el usuario de TikTok {user}.',
  'status.signInRefused':
    '*TikTok rechaza el acceso de la app.* Funcionó por última vez {asOf}, con el usuario de TikTok {user}.',
  'status.revoked':
    '*El acceso a TikTok fue revocado*, comprobado con tres rechazos. Funcionó por última vez {asOf}, con el usuario de TikTok {user}.',
  'status.signInNeverWorked': '*TikTok rechaza el acceso de la app.*',
  'status.notConfirmed': '*Registrada, pero aún sin confirmar.*',

  'state.active': 'activa',
  'state.suspended': 'suspendida',
  'state.closed': 'cerrada',
  'state.rejected': 'no aprobada',
  'state.inReview': 'en revisión',
  'state.unknown': 'estado desconocido',
  'bcState.active': 'activo',
  'bcState.suspended': 'suspendido',
  'bcState.closed': 'cerrado',
  'bcState.rejected': 'no aprobado',
  'bcState.inReview': 'en revisión',
  'bcState.unknown': 'estado desconocido',

  'counts.available': 'Disponibles',
  'counts.inReview': 'En revisión',
  'counts.rejected': 'Rechazados: requieren atención',
  'counts.unknown': 'aún no se sabe',
  'counts.items': '{count, plural, one {# artículo} other {# artículos}}',
  'counts.asOf':
    'Datos de {asOf}. TikTok cuenta artículos. La página de VTEX muestra “need additional details” en lugar de los rechazados; los dos números pueden diferir.',
  'counts.noneYet':
    'Todavía no se ha leído ninguna cifra. La primera comprobación suele terminar en pocos minutos.',

  'catalog.title': '{store}: catálogo en TikTok',
  'catalog.sinceDay': '{change} desde ayer',
  'catalog.sinceWeek': '{change} en 7 días',
  'catalog.noChange': 'sin cambios',
  'catalog.noHistory': 'sin lectura de {when}',
  'catalog.dayAgo': 'ayer',
  'catalog.weekAgo': 'hace 7 días',
  'catalog.share': '{share} del total',
  'catalog.hint':
    'Catalog Manager: abre Business Center y luego Activos → Catálogos. Necesitas un rol en el catálogo.',

  'stale.title': '*Estas cifras tienen {age} de antigüedad.* {reason}',
  'stale.noFigures': '*Aún no hay cifras.* {reason}',
  'stale.reason.noInfo':
    'TikTok no responde en este momento. Eso no dice nada de tu conexión; la app sigue intentándolo.',
  'stale.reason.throttled': 'TikTok pide a la app que vaya más despacio. La app sigue intentándolo.',
  'stale.reason.tokenRefused':
    'TikTok no acepta el acceso de la app en este momento. Aún no se ha confirmado si terminó de verdad. Si terminó, *Estado* ofrece *Volver a conectar* a los administradores de esta app.',
  'stale.reason.revoked':
    'El acceso de esta app a TikTok fue revocado. Cualquier administrador de esta app puede recuperarlo con *Volver a conectar*.',
  'stale.reason.askUser':
    'TikTok tiene un problema con el usuario que autorizó la app. Esa persona debe abrir TikTok Business Center y revisar su cuenta.',
  'stale.reason.appRefused':
    'TikTok rechaza la propia app de desarrollador. Quien la administra debe revisarla en el portal de desarrolladores de TikTok.',
  'stale.reason.objectRefused':
    'TikTok responde, pero no muestra este catálogo al usuario que autorizó la app.',
  'stale.reason.none':
    'Desde entonces no ha terminado ninguna comprobación. Quien administra la app puede mirar su registro.',
  'stale.reason.notConnected': 'La tienda no está conectada a TikTok, por eso no se lee nada.',

  'age.now': 'menos de un minuto',
  'age.minutes': '{count, plural, one {# minuto} other {# minutos}}',
  'age.hours': '{count, plural, one {# hora} other {# horas}}',
  'age.days': '{count, plural, one {# día} other {# días}}',

  'button.catalog': 'Catálogo',
  'button.products': 'Productos',
  'button.status': 'Estado',
  'button.refresh': 'Actualizar',
  'button.manageCatalog': 'Gestionar catálogo',
  'button.businessCenter': 'Business Center',
  'button.adsManager': 'Ads Manager',

  'help.title': 'Qué puedes hacer aquí',
  'help.intro': 'Escribe un comando en cualquier canal; solo tú ves la respuesta.',
  'help.status': 'conexión, cuentas y cifras de la tienda',
  'help.catalog': 'las tres cifras y cómo cambiaron',
  'help.products': 'qué le falta a qué producto y dónde se corrige',
  'help.recheck': 'lee VTEX y TikTok ahora: qué se corrigió y qué queda',
  'help.products.more':
    'Muestra a qué productos les falta qué y dónde corregirlo. Con una causa detrás muestra solo esa: {example}. Si hay varias tiendas, indica también la tienda, en cualquier orden.',
  'help.recheck.more':
    'Lee VTEX y TikTok ahora y dice qué se corrigió y qué queda, como máximo 100 artículos mientras esperas. Si hay varias tiendas, indica la tienda.',
  'help.words.store': '[tienda]',
  'help.words.cause': '[causa]',
  'help.words.use': 'tienda',
  'help.causeExample': 'precio',
  'help.use': 'define la tienda predeterminada de este canal',
  'help.help': 'este resumen, o más sobre un comando',
  'help.aliases': 'También: {aliases}',
  'help.languages': 'La app responde en el idioma de tu Slack: español, inglés o portugués.',
  'help.example': 'Ejemplo: {example}',
  'help.noStores': 'Los administradores de esta app agregan una con {command}.',
  'help.stores': 'Tiendas: {stores}',

  'guess.title': 'No conozco “{word}”.',
  'guess.didYouMean': '¿Querías decir {suggestions}?',
  'guess.products':
    'Después de {command} puedes escribir una causa, por ejemplo {example}, o el nombre corto de una tienda; {help} dice más.',
  'guess.help': '{help} muestra todo lo que puedes hacer.',

  'store.choose': '¿Qué tienda?',
  'store.chooseText':
    'Este espacio de trabajo tiene {count, plural, one {# tienda} other {# tiendas}}. Elige una, o fija la de este canal con {command}.',
  'store.placeholder': 'Elige una tienda',
  'store.none': 'Aún no hay ninguna tienda.',
  'store.gone': 'Esta tienda ya no existe.',
  'use.done': '*{store}* es ahora la tienda de este canal. {command} la muestra.',
  'use.missing': 'Di qué tienda: {example}',
  'use.unavailable': 'La tienda predeterminada es de un canal. Escribe el comando en ese canal.',

  'refused.guest':
    'Esta app no muestra nada a los invitados. Un administrador de este espacio puede ayudarte.',
  'refused.foreign': 'Esta app solo responde a personas del espacio de trabajo que la usa.',
  'refused.adminsOnly':
    '{owners, select, yes {{count, plural, =0 {Solo pueden hacerlo los propietarios y administradores de este espacio de Slack.} other {Solo pueden hacerlo estas personas y los propietarios y administradores de este espacio de Slack: {names}{more, plural, =0 {} other { y # más}}.}}} other {Solo pueden hacerlo estas personas: {names}{more, plural, =0 {} other { y # más}}.}}',
  'refused.unknown':
    'Slack no dijo a tiempo quién eres, así que no se cambió nada. Inténtalo de nuevo en un momento.',

  'error.title': '*No funcionó.* {sentence}',
  'error.reference':
    'No se cambió nada. Inténtalo de nuevo; si sigue igual, da esta referencia a quien administra la app: {reference}',
  'error.config_invalid': 'La app no está bien configurada.',
  'error.encryption_key_wrong':
    'La app no puede leer sus propios secretos. Quien la administra debe revisar las claves de cifrado.',
  'error.secret_unreadable':
    'La app no puede leer sus propios secretos. Quien la administra debe revisar las claves de cifrado.',
  'error.data_directory_in_use': 'Otro proceso está usando los datos de la app.',
  'error.postgres_unavailable': 'La app no tiene base de datos.',
  'error.schema_too_new': 'La app es más antigua que su base de datos.',
  'error.slack_token_refused': 'Slack no acepta la credencial de la app.',
  'error.database_unreachable': 'La app no alcanza su base de datos en este momento.',
  'error.slack_unreachable': 'Slack no responde a la app en este momento.',
  'error.tiktok_unavailable': 'TikTok no responde en este momento.',
  'error.tiktok_refused': 'TikTok rechazó la petición.',
  'error.vtex_unavailable': 'VTEX no responde en este momento.',
  'error.vtex_refused': 'VTEX rechazó la petición.',
  'error.not_allowed': 'No puedes hacer eso.',
  'error.input_invalid': 'La app no entendió eso.',
  'error.bug': 'La app cometió un error.',
};
