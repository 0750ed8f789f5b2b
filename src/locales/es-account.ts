import type { enAccount } from './en-account.ts';

export const esAccount: Record<keyof typeof enAccount, string> = {
  'alert.title.account.suspended': '{label}: TikTok suspendió una cuenta',
  'alert.title.account.not_approved': '{label}: TikTok no aprobó una cuenta',
  'alert.title.connection.permission_lost': '{label}: acceso en TikTok perdido',
  'alert.title.pixel.permission': '{label}: no se puede leer el píxel',
  'alert.title.app.rejected': 'TikTok rechaza esta app',
  'alert.subject.account.suspended': '{label}: suspensión en TikTok',
  'alert.subject.account.not_approved': '{label}: aprobación en TikTok',
  'alert.subject.connection.permission_lost': '{label}: acceso en TikTok',
  'alert.subject.pixel.permission': '{label}: acceso al píxel',
  'alert.subject.app.rejected': 'Esta app en TikTok',

  'alert.is.account.suspended':
    '*TikTok indica que una cuenta de esta tienda está suspendida o cerrada.* Lo dijeron dos lecturas, con un minuto o más entre ellas.',
  'alert.is.account.not_approved':
    '*TikTok indica que una cuenta de esta tienda no está aprobada.* Lo dijeron dos lecturas, con un minuto o más entre ellas.',
  'alert.is.connection.permission_lost':
    '*El usuario de TikTok que autorizó la app ya no llega a lo que esta tienda necesita.* La autorización en sí funciona; TikTok lo rechazó dos veces, con un minuto o más entre ellas.',
  'alert.is.pixel.permission':
    '*TikTok no deja que la app lea el píxel de esta tienda.* Todo lo demás se puede leer.',
  'alert.is.app.rejected':
    '*TikTok rechaza la propia app de desarrollador, no una de tus tiendas.* Lo hizo dos veces, con un minuto o más entre ellas.',
  'alert.object': '{kind} {name} {id}: *{state}*',
  'alert.object.lost': 'sin acceso',

  'alert.means.account.suspended':
    'Los anuncios de una cuenta suspendida se detienen. La conexión en sí funciona y la app sigue mirando: cuando TikTok levante la suspensión, te avisará. *Siguiente paso:* abre la cuenta aquí abajo: TikTok explica allí el motivo y cómo apelar. Una cuenta cerrada no vuelve por sí sola.',
  'alert.means.account.not_approved':
    'Sin aprobación no se publican anuncios allí. La conexión en sí funciona. *Siguiente paso:* abre la cuenta aquí abajo: TikTok explica allí qué falta; corrígelo y vuelve a enviarla. La app te avisará cuando esté aprobada.',
  'alert.means.connection.permission_lost':
    'Lo que se nombra arriba no se puede leer hasta entonces; sus cifras son de la última lectura correcta. *Siguiente paso:* un administrador del Business Center vuelve a dar un rol a este usuario de TikTok (Business Center → Usuarios → Miembros), o alguien que lo tenga conecta la tienda de nuevo. Si se eliminó, conecta la tienda con otro.',
  'alert.means.pixel.permission':
    'Hasta entonces no se puede leer si el píxel está vinculado al catálogo, ni sus eventos. Los productos no se ven afectados. *Siguiente paso:* un administrador del Business Center da a este usuario de TikTok acceso al píxel.',
  'alert.means.app.rejected':
    'Esto no dice nada de tus tiendas; hasta que TikTok vuelva a aceptar la app, todas o parte de sus cifras quedan como estaban. *Siguiente paso:* quien administra esta app abre business-api.tiktok.com → My Apps y mira si la app está aprobada, si tiene todos los permisos que indica su README y si App ID y Secret son los de esta app. La app te avisará cuando TikTok la acepte.',

  'alert.fixed.account.suspended': '*Terminó.* TikTok ya no indica que la cuenta esté suspendida ni cerrada.',
  'alert.fixed.account.not_approved': '*Terminó.* TikTok ya no indica que la cuenta no esté aprobada.',
  'alert.fixed.connection.permission_lost':
    '*Resuelto.* El usuario de TikTok llega a todo lo que la tienda necesita.',
  'alert.fixed.pixel.permission': '*Resuelto.* El píxel se puede leer de nuevo.',
  'alert.fixed.app.rejected': '*Resuelto.* TikTok vuelve a aceptar la app.',

  'alert.line.account.suspended': '{label}: una cuenta suspendida o cerrada por TikTok',
  'alert.line.account.not_approved': '{label}: una cuenta no aprobada por TikTok',
  'alert.line.connection.permission_lost': '{label}: acceso en TikTok perdido',
  'alert.line.pixel.permission': '{label}: no se puede leer el píxel',
  'alert.line.app.rejected': 'TikTok rechaza esta app',
};
