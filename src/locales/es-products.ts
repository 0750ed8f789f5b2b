import type { enProducts } from './en-products.ts';

export const esProducts: Readonly<Record<keyof typeof enProducts, string>> = {
  'severity.blocks': 'Deja productos fuera de TikTok',
  'severity.mayHoldBack': 'Puede retener productos',
  'severity.hint': 'Conviene revisarlo',

  'cause.product.inactive': 'Producto inactivo',
  'cause.sku.inactive': 'SKU inactivo',
  'cause.name.missing': 'Sin nombre de producto',
  'cause.category.missing': 'Sin categoría',
  'cause.brand.missing': 'Sin marca',
  'cause.url.missing': 'Sin URL del producto',
  'cause.images.missing': 'Sin imagen',
  'cause.price.missing': 'Sin precio',
  'cause.offer.missing': 'No se vende en la política comercial',
  'cause.dimensions.missing': 'Sin dimensiones del paquete',
  'cause.image.tooSmall': 'Imagen demasiado pequeña',
  'cause.image.unreadable': 'La imagen no se puede abrir',
  'cause.image.format': 'La imagen no es JPG ni PNG',
  'cause.description.missing': 'Sin descripción',
  'cause.product.invisible': 'Oculto en el sitio web',
  'cause.stock.none': 'Sin stock',
  'cause.name.tooLong': 'Nombre de producto demasiado largo',
  'cause.text.unusable': 'Emojis o caracteres raros en el nombre',
  'cause.description.tooLong': 'Descripción demasiado larga',
  'cause.brand.tooLong': 'Nombre de marca demasiado largo',
  'cause.brand.inactive': 'Marca inactiva',
  'cause.category.inactive': 'Categoría inactiva',
  'cause.sku.unreadable': 'No se pudo leer el SKU',
  'cause.tiktok.rejected': 'Rechazado por TikTok',
  'cause.tiktok.image': 'Imagen no aceptada por TikTok',
  'cause.upload.refused': 'Datos rechazados por TikTok',
  'cause.join.notSent': 'No está en el catálogo de TikTok',

  'reason.tiktok.image.failed': 'no se pudo copiar',
  'reason.tiktok.image.tooSmall': 'demasiado pequeña',
  'reason.tiktok.image.notSupported': 'formato no admitido',
  'reason.tiktok.image.notFound': 'no está en su dirección',
  'reason.tiktok.landingPage': 'la página del producto no abre',
  'reason.tiktok.unavailable': 'el producto no se puede comprar en su página',
  'reason.tiktok.priceDiffers': 'el precio no es el de la página del producto',
  'reason.tiktok.prohibited': 'contenido prohibido',
  'reason.tiktok.promotionalTitle': 'el título contiene texto promocional',
  'reason.tiktok.imageText': 'la imagen está cubierta de texto',
  'reason.tiktok.imageMissing': 'falta la imagen',
  'reason.tiktok.imageUnreachable': 'no se puede acceder a la imagen',
  'reason.tiktok.imageTooSmall': 'imagen demasiado pequeña',
  'reason.tiktok.imageFormat': 'formato de imagen no admitido',
  'reason.tiktok.titleMissing': 'falta el título',
  'reason.tiktok.titleTooLong': 'el título es demasiado largo',
  'reason.tiktok.titleCharacters': 'caracteres no válidos en el título',
  'reason.tiktok.descriptionMissing': 'falta la descripción',
  'reason.tiktok.categoryMissing': 'falta la categoría',
  'reason.tiktok.brandMissing': 'falta la marca',
  'reason.tiktok.priceMissing': 'falta el precio',

  'fix.product.inactive': 'Abre el producto → Información general y activa *Activo*.',
  'fix.sku.inactive':
    'Abre el SKU y activa *Activo*. VTEX solo permite activar un SKU que tenga una imagen y todas las especificaciones obligatorias.',
  'fix.name.missing': 'Abre el producto → Información general → *Nombre del producto* y escribe el nombre.',
  'fix.category.missing':
    'Abre el producto → Información general → *Categoría* y elige la más específica que esté activa.',
  'fix.brand.missing': 'Abre el producto → Información general → *Marca* y elige una que esté activa.',
  'fix.url.missing':
    'Abre el producto → SEO → *URL del producto* y escribe una dirección con las palabras unidas por guiones, como `camisa-azul`.',
  'fix.images.missing':
    'Abre el SKU → Contenido multimedia → *Imágenes* y agrega una JPG o PNG de al menos 600 × 600 píxeles, el mínimo que acepta VTEX.',
  'fix.price.missing':
    'Abre Precios → *Lista de precios* y asigna al SKU un precio mayor que cero que valga en esta política comercial.',
  'fix.offer.missing':
    'Revisa tres cosas: que el producto → Información general → *Políticas comerciales* incluya esta; que el SKU tenga precio en ella; y que la atiendan un almacén y una transportadora.',
  'fix.dimensions.missing':
    'Abre el SKU → Logística → *Peso y dimensiones de envío* y escribe el peso, la anchura, la altura y la longitud del paquete.',
  'fix.image.tooSmall':
    'Abre el SKU → Contenido multimedia → *Imágenes* y reemplázala por una JPG o PNG de al menos 600 × 600 píxeles.',
  'fix.image.unreadable':
    'La dirección de la imagen no da ninguna imagen. Abre el SKU → Contenido multimedia → *Imágenes*, quítala y vuelve a cargar el archivo.',
  'fix.image.format':
    'Abre el SKU → Contenido multimedia → *Imágenes* y reemplázala por una JPG o PNG. TikTok puede rechazar otros formatos, aunque VTEX los acepte.',
  'fix.description.missing':
    'Abre el producto → Información general → *Descripción* y escribe un texto propio. VTEX puede retener los productos que no tengan descripción.',
  'fix.product.invisible':
    'Abre el producto → Visibilidad y activa *Mostrar en el sitio web*. VTEX puede retener los productos que el sitio web no muestra.',
  'fix.stock.none':
    'Abre Catálogo → Stock → *Gestión del stock* y actualiza la cantidad en un almacén que atienda esta política comercial. Mientras tanto, TikTok puede no mostrar el producto.',
  'fix.name.tooLong':
    'Abre el producto → Información general → *Nombre del producto* y acórtalo. TikTok puede rechazar nombres más largos.',
  'fix.text.unusable':
    'Abre el producto → Información general → *Nombre del producto* y borra estos caracteres. TikTok puede rechazar los nombres que los contengan.',
  'fix.description.tooLong':
    'Abre el producto → Información general → *Descripción* y acórtala. TikTok puede rechazar las descripciones de más de 10.000 caracteres.',
  'fix.brand.tooLong':
    'Abre Catálogo → *Marcas* y acorta el nombre de la marca. TikTok puede rechazar las marcas de más de 150 caracteres.',
  'fix.brand.inactive':
    'Abre Catálogo → *Marcas* y activa la marca, o elige otra en el producto → Información general.',
  'fix.category.inactive':
    'Abre Catálogo → *Categorías* y activa la categoría, o elige otra en el producto → Información general.',
  'fix.sku.unreadable':
    'VTEX no dio datos utilizables de este SKU. La app lo intenta de nuevo en la próxima comprobación; si sigue así, abre el SKU, mira si allí se abre y guárdalo.',
  'fix.tiktok.rejected':
    'Lee el motivo de TikTok, corrige el producto en VTEX y guárdalo: VTEX lo vuelve a enviar a TikTok.',
  'fix.tiktok.image':
    'Abre el SKU → Contenido multimedia → *Imágenes* y reemplázala por una JPG o PNG nueva de al menos 600 × 600 píxeles. Hasta entonces, TikTok no muestra el artículo.',
  'fix.tiktok.landingPage':
    'Abre la página del producto en la tienda; si no carga, abre el producto, activa *Activo* y *Mostrar en el sitio web*, revisa SEO → *URL del producto* y guárdalo.',
  'fix.tiktok.unavailable':
    'Intenta comprar el producto en su página de la tienda; si no se puede, revisa que el producto y el SKU estén activos y tengan precio y stock en esta política comercial.',
  'fix.tiktok.priceDiffers':
    'Abre Precios → *Lista de precios* y pon en esta política comercial el precio que muestra la página del producto.',
  'fix.tiktok.prohibited':
    'Abre el producto y borra del nombre, la descripción y las imágenes lo que TikTok prohíbe; si el propio producto está prohibido, quítalo de esta política comercial (Información general → *Políticas comerciales*).',
  'fix.tiktok.promotionalTitle':
    'Abre el producto → Información general → *Nombre del producto* y borra los descuentos y la publicidad.',
  'fix.tiktok.imageText':
    'Abre el SKU → Contenido multimedia → *Imágenes* y reemplázala por una imagen sin texto ni logotipos.',
  'fix.tiktok.again': '{fix} Si ya está así, guárdalo otra vez: VTEX lo vuelve a enviar a TikTok.',
  'fix.upload.refused':
    'Corrige en VTEX el campo que nombra TikTok y guarda el producto: VTEX lo vuelve a enviar.',
  'fix.join.notSent':
    'Primero corrige lo demás que esta lista diga de él. Después guarda el producto, para que VTEX lo envíe de nuevo, y mira en VTEX Admin → Marketplace → TikTok si la integración está conectada con esta política comercial.',

  'policy.missing': '*VTEX no tiene ninguna política comercial {policy}.*',
  'policy.missing.fix':
    'Ningún producto puede llegar a TikTok por ella. Busca la correcta en Configuración de la tienda → Canales → *Políticas comerciales*, y cuál usa VTEX Admin → Marketplace → TikTok.',
  'policy.inactive': '*La política comercial {policy} está inactiva.*',
  'policy.inactive.fix':
    'No se vende nada por ella. Actívala en Configuración de la tienda → Canales → *Políticas comerciales*. Después se volverán a comprobar los precios y el stock.',
  'policy.currency':
    '*La política comercial {policy} usa {currency}.* La integración de VTEX con TikTok solo funciona con BRL.',
  'policy.currency.fix':
    'Usa una política comercial con precios en reales brasileños: Configuración de la tienda → Canales → *Políticas comerciales*.',
};
