import type { enDisconnect } from './en-disconnect.ts';

export const esDisconnect: Readonly<Record<keyof typeof enDisconnect, string>> = {
  'help.disconnect': 'desconecta una tienda de TikTok (administradores)',
  'help.disconnect.more':
    'Abre una página que dice qué se detiene, qué queda y a quién más afecta. No se hace nada hasta que pulses el botón, y durante un minuto después aún puedes cancelar.',

  'disconnect.modalTitle': 'Desconectar de TikTok',
  'disconnect.loading': 'Preguntando a TikTok qué hay …',
  'disconnect.title': 'Desconectar {store}',
  'disconnect.intro':
    'Esta app renuncia al acceso a TikTok que el usuario de TikTok *{signIn}* le dio para *{store}*. Todavía no se ha hecho nada.',
  'disconnect.items':
    '*{count, plural, one {# artículo} many {# artículos} other {# artículos}} de este catálogo {count, plural, one {queda} many {quedan} other {quedan}} en TikTok* ({asOf}). Desconectar no borra nada allí: eso se hace en TikTok Catalog Manager.',
  'disconnect.itemsUnknown':
    '*Ahora no se sabe cuántos artículos hay en TikTok*: TikTok no ha respondido esta vez. Lo que haya allí se queda hasta que se borre en TikTok Catalog Manager.',
  'disconnect.itemsRefused':
    '*No se sabe cuántos artículos hay en TikTok*: TikTok ya no acepta el acceso de esta app. Lo que haya allí se queda hasta que se borre en TikTok Catalog Manager.',
  'disconnect.itemsDenied':
    '*No se sabe cuántos artículos hay en TikTok*: TikTok responde, pero no muestra este catálogo al usuario que autorizó la app. Lo que haya allí se queda hasta que se borre en TikTok Catalog Manager.',
  'disconnect.itemsLast':
    'Lo último que se sabe: {count, plural, one {# artículo} many {# artículos} other {# artículos}} ({asOf}).',
  'disconnect.stops':
    '*Qué se detiene en esta app:* las comprobaciones de conexión, cuenta, catálogo y píxel, las alertas sobre ellas y todo lo que viene de TikTok en la lista de correcciones. Los datos que faltan en VTEX se siguen mostrando.',
  'disconnect.alone':
    '*El acceso se revoca en TikTok*, porque ninguna otra tienda de este espacio de trabajo lo usa. No se puede deshacer: para volver a conectar hace falta un nuevo consentimiento en TikTok.',
  'disconnect.endedByTikTok':
    '*TikTok ya terminó este acceso*: allí no queda nada que revocar, y con él no se puede desvincular el píxel. Esta app olvida la conexión de {store}.{count, plural, =0 {} one { Otra tienda usa el mismo acceso y necesita *Volver a conectar*: {stores}.} many { Otras # tiendas usan el mismo acceso y necesitan *Volver a conectar*: {stores}.} other { Otras # tiendas usan el mismo acceso y necesitan *Volver a conectar*: {stores}.}} Para volver a conectar hace falta un nuevo consentimiento en TikTok.',
  'disconnect.others':
    '*El acceso se queda en TikTok*, porque {count, plural, one {otra tienda lo usa} many {otras # tiendas lo usan} other {otras # tiendas lo usan}}: {stores}. Solo {store} lo deja.',
  'disconnect.elsewhere':
    '*El acceso se queda en TikTok por ahora*, porque otro espacio de trabajo de Slack que usa esta instalación se apoya en el mismo usuario de TikTok, y revocar un acceso puede terminar los dos. Este espacio de trabajo lo deja; se revoca en cuanto el otro también lo haya dejado.',
  'disconnect.more': '{count, plural, one {# más} many {# más} other {# más}}',
  'disconnect.window':
    'Después del botón, un mensaje directo muestra cada paso con su hora y su prueba. Durante un minuto puedes cancelar allí; después no hay vuelta atrás.',
  'disconnect.vtexTitle': 'VTEX tiene su propia conexión',
  'disconnect.vtex':
    'Sigue enviando productos a TikTok hagas lo que hagas aquí, y solo se detiene en VTEX Admin. Si también quieres eso, hazlo primero: VTEX Admin → *Marketplace → TikTok → Desconectar*. Si VTEX muestra un error: TikTok Ads Manager → *Autorizaciones → VTEX → Remover*. La app no puede ver si VTEX se ha detenido; solo ve lo que hay en TikTok.',
  'disconnect.pixelTitle': 'Píxel {pixel}',
  'disconnect.pixelBound': 'Vinculado al catálogo ({asOf}): {sources}.',
  'disconnect.pixelUnbound':
    'TikTok muestra este píxel como no vinculado al catálogo ({asOf}). No hay nada que desvincular.',
  'disconnect.pixelUnknown': 'Ahora no se sabe si está vinculado al catálogo.',
  'disconnect.pixelDenied':
    'No se sabe si está vinculado al catálogo: TikTok no se lo muestra al usuario que autorizó la app. Por eso esta app no puede desvincularlo.',
  'disconnect.pixelShared':
    '{count, plural, one {Otra tienda conectada usa} many {Otras # tiendas conectadas usan} other {Otras # tiendas conectadas usan}} este píxel con el mismo catálogo: {stores}. Por eso sigue vinculado: desvincularlo se lo quitaría también a {count, plural, one {esa tienda} many {esas tiendas} other {esas tiendas}}.',
  'disconnect.unlink': 'Desvincular también el píxel del catálogo',
  'disconnect.unlinkHint': 'Los anuncios del catálogo pierden sus eventos. Cancelar lo vincula.',
  'disconnect.runningText':
    '*{store}* se está desconectando desde {at}, como quiso {by}. El mensaje directo a quien lo pidió muestra cada paso.',
  'disconnect.runningUnproven':
    '*{store}* está desconectada aquí desde {at}, como quiso {by}, pero no se ha visto que TikTok haya soltado el acceso.',
  'disconnect.never': '*{store}* no está conectada a TikTok, así que no hay nada que desconectar.',
  'disconnect.since': '*{store}* está desconectada desde {at}. Lo hizo {by}.',
  'disconnect.authorizedOnly':
    'Las cuentas de *{store}* aún no se han elegido, pero TikTok ha dado acceso para ella.',
  'disconnect.host': 'quien opera esta app',
  'disconnect.started':
    '*{store} se está desconectando.* Un mensaje directo te muestra cada paso; durante un minuto puedes cancelar allí.',
  'disconnect.changed':
    'No se hizo nada: esta tienda ha cambiado desde que se abrió la página. Ábrela de nuevo con {command}.',
  'disconnect.gone': 'No se hizo nada: esta tienda ya no existe.',
  'disconnect.cancelled':
    '*Cancelado.* La tienda está conectada como antes; la próxima comprobación lo lee todo de nuevo.',
  'disconnect.cancelling':
    '*Se está cancelando.* Primero se vincula de nuevo el píxel al catálogo; el mensaje directo lo muestra.',
  'disconnect.late':
    'Es demasiado tarde para cancelar: se está renunciando al acceso, o ya se hizo. Después puedes conectar la tienda de nuevo.',
  'disconnect.over': 'Esto ha terminado; ya no hay nada que cancelar.',
  'disconnect.checking':
    'Se está preguntando a TikTok. El mensaje de arriba cambia cuando haya una respuesta.',
  'disconnect.nothingToCheck': 'Ya no hay nada que comprobar.',
  'disconnect.choose': '¿Qué tienda quieres desconectar? Elegir una solo abre la página sobre ella.',
  'disconnect.chooseHandle': 'Di qué tienda: {example}',
  'disconnect.tooLate': 'Slack cerró la petición antes de que la página pudiera abrirse. Inténtalo de nuevo.',

  'disconnect.confirm.title': '¿Desconectar {store}?',
  'disconnect.confirm.revoke': 'El acceso se revoca en TikTok. Puedes cancelar durante un minuto.',
  'disconnect.confirm.detach':
    'La tienda deja el acceso que otras tiendas conservan. Puedes cancelar durante un minuto.',
  'disconnect.confirm.elsewhere':
    'La tienda deja el acceso; TikTok lo conserva para otro espacio de trabajo de Slack. Puedes cancelar durante un minuto.',
  'disconnect.confirm.ended':
    'La tienda olvida un acceso que TikTok ya terminó. Puedes cancelar durante un minuto.',
  'disconnect.confirm.yes': 'Desconectar',
  'disconnect.confirm.no': 'Mantener',
  'button.disconnect': 'Desconectar',
  'button.showDisconnect': 'Ver la desconexión',
  'button.cancelDisconnect': 'Cancelar',
  'button.checkAgain': 'Comprobar de nuevo',
  'button.authorizations': 'Autorizaciones de TikTok',
  'button.vtexTikTok': 'VTEX Admin: TikTok',

  'disconnectCard.title':
    '{state, select, running {*Desconectando {store} de TikTok*} unproven {*{store}: no se ha visto que TikTok suelte el acceso*} cancelling {*Cancelando: {store} sigue conectada*} revoked {*{store} está desconectada de TikTok*} detached {*{store} está desconectada de TikTok*} cancelled {*Cancelado: {store} está conectada como antes*} replaced {*{store} se conectó de nuevo entretanto*} removed {*{store} se quitó*} other {*La app se desinstaló*}}',
  'disconnectCard.removed': 'El acceso se devuelve a TikTok si ninguna otra tienda lo necesita.',
  'disconnectCard.by': '{by}, {at} · usuario de TikTok {signIn}',
  'disconnectCard.cancelUntil': 'Puedes cancelar hasta {until}. Después no hay vuelta atrás.',
  'disconnectCard.detached':
    'El acceso se queda en TikTok, porque {count, plural, =0 {el usuario de TikTok inició sesión de nuevo entretanto} one {otra tienda lo usa: {stores}} many {otras # tiendas lo usan: {stores}} other {otras # tiendas lo usan: {stores}}}.',
  'disconnectCard.elsewhere':
    'El acceso se queda en TikTok por ahora: otro espacio de trabajo de Slack que usa esta instalación se apoya en el mismo usuario de TikTok, y revocar un acceso puede terminar los dos. Se revoca en cuanto ese espacio de trabajo también lo haya dejado.',
  'disconnectCard.ids':
    'Los ids de las cuentas se guardan para volver a conectar. Lo que hay en TikTok se queda allí hasta que se borre en Catalog Manager; esto no toca la conexión propia de VTEX.',
  'disconnectCard.again': 'Las comprobaciones, alertas y lecturas de TikTok funcionan de nuevo.',
  'disconnectCard.silent':
    'TikTok no responde en este momento. Se le vuelve a preguntar cada medio minuto, durante un cuarto de hora como mucho; después se sigue sin el píxel.',
  'disconnectCard.unproven':
    'TikTok aún no ha confirmado que el acceso esté muerto. Hazlo a mano: abre la página *Autorizaciones* de TikTok como el usuario de TikTok *{signIn}*, busca esta app y pulsa *Remover*. Después pulsa *Comprobar de nuevo*. La app también pregunta sola una vez por hora.',
  'disconnectCard.lastAnswer':
    'Última respuesta de TikTok: {answer, select, accepted {todavía aceptaba el acceso} older {el acceso mismo está muerto; todavía se devuelve uno anterior del mismo usuario de TikTok} refused {rechazó el acceso; otro rechazo un minuto después es la prueba} refusedAll {rechazó a todos, lo que no prueba nada} throttled {demasiadas peticiones} appRefused {rechazó la propia app de desarrollador} other {ninguna: no responde, o solo con un error}}.',
  'disconnectCard.proof': 'TikTok rechazó el acceso dos veces ({first}; {second}), y cada vez aceptó otros.',

  'disconnect.step.stopped': 'Comprobaciones, alertas y lecturas de TikTok detenidas',
  'disconnect.step.unlink':
    '{state, select, done {Píxel desvinculado del catálogo; TikTok lo muestra así} already {El píxel no estaba vinculado al catálogo} failed {Píxel no desvinculado: TikTok no lo hizo. Se puede desvincular en Catalog Manager} other {Desvinculando el píxel del catálogo …}}',
  'disconnect.step.wait':
    '{state, select, done {El tiempo para cancelar ha terminado} cancelled {Cancelado a tiempo} other {Esperando, para que puedas cancelar}}',
  'disconnect.step.revoke':
    '{state, select, done {TikTok respondió que el acceso está revocado} already {TikTok dijo que el acceso ya había terminado} other {Revocando el acceso en TikTok …}}',
  'disconnect.step.prove':
    '{state, select, done {Probado: el acceso está muerto} other {Preguntando a TikTok si el acceso está muerto, dos veces, con un minuto entre ellas …}}',
  'disconnect.step.unsubscribe':
    '{state, select, done {Notificaciones de TikTok dadas de baja} already {No hay notificaciones de TikTok que dar de baja} failed {Notificaciones de TikTok no dadas de baja; sin el acceso terminan solas} other {Dando de baja las notificaciones de TikTok …}}',
  'disconnect.step.erase':
    '{state, select, done {Acceso borrado de esta app} other {Borrando el acceso de esta app …}}',
  'disconnect.step.relink':
    '{state, select, done {Píxel vinculado de nuevo al catálogo; TikTok lo muestra así} already {El píxel está vinculado al catálogo} failed {Píxel no vinculado de nuevo: TikTok no lo hizo. Vincúlalo en Catalog Manager} other {Vinculando de nuevo el píxel al catálogo …}}',

  'alert.disconnected':
    '*{by} desconectó {store} de TikTok* ({at}). Esta app ya no lee nada de ella en TikTok ni avisa sobre ella. Los productos en TikTok se quedan hasta que se borren en Catalog Manager; esto no toca la conexión propia de VTEX.',
  'alert.disconnected.detached':
    '*{by} desconectó {store} de TikTok* ({at}). Otras tiendas conservan su conexión. Esta app ya no lee nada de {store} en TikTok ni avisa sobre ella.',
  'alert.disconnected.pending':
    'En ese momento TikTok aún no había confirmado que el acceso estuviera muerto.',
  'alert.proven':
    '*{store}: ya no queda nada que hacer a mano en TikTok* ({at}). Los recordatorios de quitar allí esta app ya no valen.',
  'alert.unproven':
    '*{store}: no se ha visto que TikTok suelte el acceso* desde {since}. Hazlo a mano: abre la página *Autorizaciones* de TikTok como el usuario de TikTok *{signIn}*, busca esta app y pulsa *Remover*. Después pulsa *Comprobar de nuevo*.',
  'alert.state.disconnected': 'Desconectada',
  'alert.ended.disconnected':
    '*Ya no se vigila:* la tienda se desconectó de TikTok aquí. Eso no significa que esté resuelto.',

  'status.disconnectedBy': '*Desconectada* desde {at}. Lo hizo {by}.',
  'status.disconnectingBy': '*Desconectándose* desde {at}, como quiso {by}.',
  'status.unprovenBy':
    '*Desconectada aquí* desde {at}, como quiso {by}, pero *no se ha visto que TikTok soltara el acceso*.',
  'status.cancelUntil': 'Se puede cancelar hasta {until}.',
  'status.uninstalledAt':
    '*Desconectada* desde {at}, cuando la app se desinstaló de este espacio de trabajo de Slack.',
};
