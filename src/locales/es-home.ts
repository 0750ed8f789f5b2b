import type { enHome } from './en-home.ts';

export const esHome: Readonly<Record<keyof typeof enHome, string>> = {
  'home.title': 'Tus tiendas en TikTok',
  'home.more': 'Las {shown} tiendas que más atención necesitan, de {total}. Cualquier otra:',
  'home.summary':
    '{approved, plural, one {# disponible} other {# disponibles}} · {processing, number} en revisión · {rejected, plural, one {# rechazado} other {# rechazados}}',
  'home.welcome':
    'Esta app muestra cómo va en TikTok el catálogo de tu tienda. Escribe {status} en cualquier canal, o {help} para ver todo lo que hace.',
  'home.alerts':
    '{count, plural, =0 {No hay alertas abiertas.} one {*# alerta abierta*} other {*# alertas abiertas*}}{critical, plural, =0 {} one {, # de ellas crítica} other {, # de ellas críticas}}',
  'home.channels': '*Las alertas llegan a*',
  'home.channels.none':
    '*Las alertas aún no llegan a ningún canal.* Escribe {command} en el canal que deba recibirlas.',
  'home.channels.broken': 'no funciona: {command} dice por qué',
  'home.channels.contact': '{person}, cuando algo es crítico',
  'home.channels.more': '{count, plural, one {y # más} other {y # más}}: {command}',
  'home.asOf': 'Esta página es de {asOf}.',
  'onboarding.title': '*Para empezar*',
  'onboarding.store': 'Agrega tu tienda',
  'onboarding.store.how': 'su cuenta de VTEX y su política comercial; lo hace un administrador',
  'onboarding.connect': 'Conéctala con TikTok',
  'onboarding.connect.how': 'inicia sesión en TikTok y elige las cuentas; lo hace un administrador',
  'onboarding.subscribe': 'Avisa a un canal',
  'onboarding.subscribe.how': 'escribe {command} en el canal que deba enterarse de los cambios',
  'onboarding.whoMay': 'Pídeselo a un administrador de esta app: {command} dice quiénes son.',
  'button.addStore': 'Agregar una tienda',
  'button.connect': 'Conectar TikTok',
  'button.settings': 'Ajustes',
};
