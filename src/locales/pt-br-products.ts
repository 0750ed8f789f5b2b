import type { enProducts } from './en-products.ts';

export const ptBrProducts: Readonly<Record<keyof typeof enProducts, string>> = {
  'severity.blocks': 'Deixa produtos fora do TikTok',
  'severity.mayHoldBack': 'Pode segurar produtos',
  'severity.hint': 'Vale conferir',

  'cause.product.inactive': 'Produto inativo',
  'cause.sku.inactive': 'SKU inativo',
  'cause.name.missing': 'Sem nome do produto',
  'cause.category.missing': 'Sem categoria',
  'cause.brand.missing': 'Sem marca',
  'cause.url.missing': 'Sem URL do produto',
  'cause.images.missing': 'Sem imagem',
  'cause.price.missing': 'Sem preço',
  'cause.offer.missing': 'Não é vendido na política comercial',
  'cause.dimensions.missing': 'Sem dimensões do pacote',
  'cause.image.tooSmall': 'Imagem pequena demais',
  'cause.image.unreadable': 'A imagem não abre',
  'cause.image.format': 'A imagem não é JPG nem PNG',
  'cause.description.missing': 'Sem descrição',
  'cause.product.invisible': 'Oculto no site',
  'cause.stock.none': 'Sem estoque',
  'cause.name.tooLong': 'Nome do produto longo demais',
  'cause.text.unusable': 'Emojis ou caracteres estranhos no nome',
  'cause.description.tooLong': 'Descrição longa demais',
  'cause.brand.tooLong': 'Nome da marca longo demais',
  'cause.brand.inactive': 'Marca inativa',
  'cause.category.inactive': 'Categoria inativa',
  'cause.sku.unreadable': 'Não foi possível ler o SKU',
  'cause.tiktok.rejected': 'Rejeitado pelo TikTok',
  'cause.tiktok.image': 'Imagem recusada pelo TikTok',
  'cause.upload.refused': 'Dados recusados pelo TikTok',
  'cause.join.notSent': 'Não está no catálogo do TikTok',

  'reason.tiktok.image.failed': 'não pôde ser copiada',
  'reason.tiktok.image.tooSmall': 'pequena demais',
  'reason.tiktok.image.notSupported': 'formato não aceito',
  'reason.tiktok.image.notFound': 'não está no seu endereço',
  'reason.tiktok.landingPage': 'a página do produto não abre',
  'reason.tiktok.unavailable': 'o produto não pode ser comprado na sua página',
  'reason.tiktok.priceDiffers': 'o preço não é o da página do produto',
  'reason.tiktok.prohibited': 'conteúdo proibido',
  'reason.tiktok.promotionalTitle': 'o título contém texto promocional',
  'reason.tiktok.imageText': 'a imagem está coberta de texto',
  'reason.tiktok.imageMissing': 'falta a imagem',
  'reason.tiktok.imageUnreachable': 'não é possível acessar a imagem',
  'reason.tiktok.imageTooSmall': 'imagem pequena demais',
  'reason.tiktok.imageFormat': 'formato de imagem não aceito',
  'reason.tiktok.titleMissing': 'falta o título',
  'reason.tiktok.titleTooLong': 'o título é longo demais',
  'reason.tiktok.titleCharacters': 'caracteres inválidos no título',
  'reason.tiktok.descriptionMissing': 'falta a descrição',
  'reason.tiktok.categoryMissing': 'falta a categoria',
  'reason.tiktok.brandMissing': 'falta a marca',
  'reason.tiktok.priceMissing': 'falta o preço',

  'fix.product.inactive': 'Abra o produto → Informações gerais e ligue *Ativo*.',
  'fix.sku.inactive':
    'Abra o SKU e ligue *Ativo*. A VTEX só deixa ativar um SKU que tenha uma imagem e todas as especificações obrigatórias.',
  'fix.name.missing': 'Abra o produto → Informações gerais → *Nome do produto* e digite o nome.',
  'fix.category.missing':
    'Abra o produto → Informações gerais → *Categoria* e escolha a mais específica que esteja ativa.',
  'fix.brand.missing': 'Abra o produto → Informações gerais → *Marca* e escolha uma que esteja ativa.',
  'fix.url.missing':
    'Abra o produto → SEO → *URL do produto* e digite um endereço com as palavras unidas por hífens, como `camisa-azul`.',
  'fix.images.missing':
    'Abra o SKU → Mídias → *Imagens* e adicione uma JPG ou PNG de pelo menos 600 × 600 pixels, o mínimo que a VTEX aceita.',
  'fix.price.missing':
    'Abra Preços → *Lista de preços* e dê ao SKU um preço maior que zero que valha nesta política comercial.',
  'fix.offer.missing':
    'Confira três coisas: se o produto → Informações gerais → *Políticas comerciais* inclui esta; se o SKU tem preço nela; e se um estoque e uma transportadora a atendem.',
  'fix.dimensions.missing':
    'Abra o SKU → Logística → *Peso e dimensões para frete* e digite o peso, a largura, a altura e o comprimento do pacote.',
  'fix.image.tooSmall':
    'Abra o SKU → Mídias → *Imagens* e troque por uma JPG ou PNG de pelo menos 600 × 600 pixels.',
  'fix.image.unreadable':
    'O endereço da imagem não mostra nenhuma imagem. Abra o SKU → Mídias → *Imagens*, remova-a e envie o arquivo de novo.',
  'fix.image.format':
    'Abra o SKU → Mídias → *Imagens* e troque por uma JPG ou PNG. O TikTok pode recusar outros formatos, embora a VTEX os aceite.',
  'fix.description.missing':
    'Abra o produto → Informações gerais → *Descrição* e digite um texto próprio. A VTEX pode segurar produtos sem descrição.',
  'fix.product.invisible':
    'Abra o produto → Frente de Loja e ligue *Mostrar no site*. A VTEX pode segurar produtos que o site não mostra.',
  'fix.stock.none':
    'Abra Catálogo → Estoque → *Gerenciamento de inventário* e atualize a quantidade em um estoque que atenda esta política comercial. Até lá, o TikTok pode não mostrar o produto.',
  'fix.name.tooLong':
    'Abra o produto → Informações gerais → *Nome do produto* e encurte-o. O TikTok pode recusar nomes mais longos.',
  'fix.text.unusable':
    'Abra o produto → Informações gerais → *Nome do produto* e apague esses caracteres. O TikTok pode recusar nomes que os contenham.',
  'fix.description.tooLong':
    'Abra o produto → Informações gerais → *Descrição* e encurte-a. O TikTok pode recusar descrições com mais de 10.000 caracteres.',
  'fix.brand.tooLong':
    'Abra Catálogo → *Marcas* e encurte o nome da marca. O TikTok pode recusar marcas com mais de 150 caracteres.',
  'fix.brand.inactive':
    'Abra Catálogo → *Marcas* e ative a marca, ou escolha outra no produto → Informações gerais.',
  'fix.category.inactive':
    'Abra Catálogo → *Categorias* e ative a categoria, ou escolha outra no produto → Informações gerais.',
  'fix.sku.unreadable':
    'A VTEX não deu dados utilizáveis deste SKU. O app tenta de novo na próxima verificação; se continuar assim, abra o SKU, veja se ele abre lá e salve-o.',
  'fix.tiktok.rejected':
    'Leia o motivo do TikTok, corrija o produto na VTEX e salve-o: a VTEX o envia de novo ao TikTok.',
  'fix.tiktok.image':
    'Abra o SKU → Mídias → *Imagens* e troque por uma JPG ou PNG nova de pelo menos 600 × 600 pixels. Até lá, o TikTok não mostra o item.',
  'fix.tiktok.landingPage':
    'Abra a página do produto na loja; se ela não carregar, abra o produto, ligue *Ativo* e *Mostrar no site*, confira SEO → *URL do produto* e salve-o.',
  'fix.tiktok.unavailable':
    'Tente comprar o produto na página dele na loja; se não der, confira se o produto e o SKU estão ativos e têm preço e estoque nesta política comercial.',
  'fix.tiktok.priceDiffers':
    'Abra Preços → *Lista de preços* e coloque nesta política comercial o preço que a página do produto mostra.',
  'fix.tiktok.prohibited':
    'Abra o produto e apague do nome, da descrição e das imagens o que o TikTok proíbe; se o próprio produto for proibido, tire-o desta política comercial (Informações gerais → *Políticas comerciais*).',
  'fix.tiktok.promotionalTitle':
    'Abra o produto → Informações gerais → *Nome do produto* e apague descontos e propaganda.',
  'fix.tiktok.imageText': 'Abra o SKU → Mídias → *Imagens* e troque por uma imagem sem texto nem logotipos.',
  'fix.tiktok.again': '{fix} Se já estiver assim, salve-o mais uma vez: a VTEX o envia de novo ao TikTok.',
  'fix.upload.refused':
    'Corrija na VTEX o campo que o TikTok indica e salve o produto: a VTEX o envia de novo.',
  'fix.join.notSent':
    'Primeiro corrija o que mais esta lista disser dele. Depois salve o produto, para a VTEX enviá-lo de novo, e veja em VTEX Admin → Marketplace → TikTok se a integração está conectada com esta política comercial.',

  'policy.missing': '*A VTEX não tem nenhuma política comercial {policy}.*',
  'policy.missing.fix':
    'Nenhum produto chega ao TikTok por ela. Procure a certa em Configurações da loja → Canais → *Políticas comerciais*, e qual delas VTEX Admin → Marketplace → TikTok usa.',
  'policy.inactive': '*A política comercial {policy} está inativa.*',
  'policy.inactive.fix':
    'Nada é vendido por ela. Ative-a em Configurações da loja → Canais → *Políticas comerciais*. Depois os preços e o estoque serão verificados de novo.',
  'policy.currency':
    '*A política comercial {policy} usa {currency}.* A integração da VTEX com o TikTok só funciona com BRL.',
  'policy.currency.fix':
    'Use uma política comercial com preços em reais: Configurações da loja → Canais → *Políticas comerciais*.',
};
