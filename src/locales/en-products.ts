/** ICU messages of the fix list. Places in VTEX Admin are called what VTEX's help in the same language calls them. */
export const enProducts = {
  'severity.blocks': 'Keeps products out of TikTok',
  'severity.mayHoldBack': 'May hold products back',
  'severity.hint': 'Worth a look',

  'cause.product.inactive': 'Product inactive',
  'cause.sku.inactive': 'SKU inactive',
  'cause.name.missing': 'No product name',
  'cause.category.missing': 'No category',
  'cause.brand.missing': 'No brand',
  'cause.url.missing': 'No product URL',
  'cause.images.missing': 'No image',
  'cause.price.missing': 'No price',
  'cause.offer.missing': 'Not for sale in the trade policy',
  'cause.dimensions.missing': 'No package dimensions',
  'cause.image.tooSmall': 'Image too small',
  'cause.image.unreadable': 'Image cannot be opened',
  'cause.image.format': 'Image is not JPG or PNG',
  'cause.description.missing': 'No description',
  'cause.product.invisible': 'Hidden on the website',
  'cause.stock.none': 'Out of stock',
  'cause.name.tooLong': 'Product name too long',
  'cause.text.unusable': 'Emoji or odd characters in the name',
  'cause.description.tooLong': 'Description too long',
  'cause.brand.tooLong': 'Brand name too long',
  'cause.brand.inactive': 'Brand inactive',
  'cause.category.inactive': 'Category inactive',
  'cause.sku.unreadable': 'SKU could not be read',
  'cause.tiktok.rejected': 'Rejected by TikTok',
  'cause.tiktok.image': 'Image refused by TikTok',
  'cause.upload.refused': 'Data refused by TikTok',
  'cause.join.notSent': 'Not in the TikTok catalog',

  'reason.tiktok.image.failed': 'could not be copied',
  'reason.tiktok.image.tooSmall': 'too small',
  'reason.tiktok.image.notSupported': 'format not supported',
  'reason.tiktok.image.notFound': 'not found at its address',
  'reason.tiktok.landingPage': 'Landing page does not open',
  'reason.tiktok.unavailable': 'The product cannot be bought on the landing page',
  'reason.tiktok.priceDiffers': 'The price differs from the landing page',
  'reason.tiktok.prohibited': 'Prohibited content',
  'reason.tiktok.promotionalTitle': 'The title holds promotional text',
  'reason.tiktok.imageText': 'The image is covered with text',
  'reason.tiktok.imageMissing': 'The image is missing',
  'reason.tiktok.imageUnreachable': 'The image cannot be reached',
  'reason.tiktok.imageTooSmall': 'Image too small',
  'reason.tiktok.imageFormat': 'Image format not supported',
  'reason.tiktok.titleMissing': 'The title is missing',
  'reason.tiktok.titleTooLong': 'The title is too long',
  'reason.tiktok.titleCharacters': 'Invalid characters in the title',
  'reason.tiktok.descriptionMissing': 'The description is missing',
  'reason.tiktok.categoryMissing': 'The category is missing',
  'reason.tiktok.brandMissing': 'The brand is missing',
  'reason.tiktok.priceMissing': 'The price is missing',

  'fix.product.inactive': 'Open the product → Basic information and turn on *Active*.',
  'fix.sku.inactive':
    'Open the SKU and turn on *Active*. VTEX only lets an SKU be activated when it has an image and all required specifications.',
  'fix.name.missing': 'Open the product → Basic information → *Product name* and type the name.',
  'fix.category.missing':
    'Open the product → Basic information → *Category* and choose the most specific active one.',
  'fix.brand.missing': 'Open the product → Basic information → *Brand* and choose an active one.',
  'fix.url.missing':
    'Open the product → SEO → *Product URL* and type an address of words joined by hyphens, such as `blue-shirt`.',
  'fix.images.missing':
    'Open the SKU → Media → *Images* and add a JPG or PNG of at least 600 × 600 pixels, the least that VTEX takes.',
  'fix.price.missing':
    'Open Prices → *Price list* and give the SKU a price above zero that is valid in this trade policy.',
  'fix.offer.missing':
    'Check three things: the product → Basic information → *Trade policies* includes this one; the SKU has a price in it; a warehouse and a carrier serve it.',
  'fix.dimensions.missing':
    'Open the SKU → Logistics → *Shipping weight and dimensions* and type weight, width, height and length of the package.',
  'fix.image.tooSmall':
    'Open the SKU → Media → *Images* and put a JPG or PNG of at least 600 × 600 pixels in its place.',
  'fix.image.unreadable':
    'The address of the image gives no picture. Open the SKU → Media → *Images*, remove it and upload the file again.',
  'fix.image.format':
    'Open the SKU → Media → *Images* and put a JPG or PNG in its place. TikTok may refuse other formats, although VTEX takes them.',
  'fix.description.missing':
    'Open the product → Basic information → *Description* and type a text of your own. VTEX may hold back products without one.',
  'fix.product.invisible':
    'Open the product → Storefront and turn on *Display on website*. VTEX may hold back products that the website does not show.',
  'fix.stock.none':
    'Open Catalog → Inventory → *Inventory Management* and update the quantity in a warehouse that serves this trade policy. Until then TikTok may not show the product.',
  'fix.name.tooLong':
    'Open the product → Basic information → *Product name* and shorten it. TikTok may refuse longer names.',
  'fix.text.unusable':
    'Open the product → Basic information → *Product name* and delete these characters. TikTok may refuse names that contain them.',
  'fix.description.tooLong':
    'Open the product → Basic information → *Description* and shorten it. TikTok may refuse descriptions of more than 10,000 characters.',
  'fix.brand.tooLong':
    'Open Catalog → *Brands* and shorten the name of the brand. TikTok may refuse brands of more than 150 characters.',
  'fix.brand.inactive':
    'Open Catalog → *Brands* and activate the brand, or choose another one in the product → Basic information.',
  'fix.category.inactive':
    'Open Catalog → *Categories* and activate the category, or choose another one in the product → Basic information.',
  'fix.sku.unreadable':
    'VTEX gave no usable data of this SKU. The app tries again at the next check; if it stays, open the SKU, look whether it opens there, and save it.',
  'fix.tiktok.rejected':
    'Read TikTok’s reason, correct the product in VTEX and save it: VTEX then sends it to TikTok again.',
  'fix.tiktok.image':
    'Open the SKU → Media → *Images* and put a new JPG or PNG of at least 600 × 600 pixels in its place. Until then TikTok does not show the item.',
  'fix.tiktok.landingPage':
    'Open the product’s page in the store; where it does not load, open the product, turn on *Active* and *Display on website*, check SEO → *Product URL*, and save it.',
  'fix.tiktok.unavailable':
    'Try to buy the product on its page in the store; where that fails, check that product and SKU are active and have a price and stock in this trade policy.',
  'fix.tiktok.priceDiffers':
    'Open Prices → *Price list* and make the price in this trade policy the one that the product’s page shows.',
  'fix.tiktok.prohibited':
    'Open the product and delete what TikTok prohibits from name, description and images; where the product itself is prohibited, take it out of this trade policy (Basic information → *Trade policies*).',
  'fix.tiktok.promotionalTitle':
    'Open the product → Basic information → *Product name* and delete discounts and advertising from it.',
  'fix.tiktok.imageText':
    'Open the SKU → Media → *Images* and put a picture without text or logos in its place.',
  'fix.tiktok.again':
    '{fix} Where that is so already, save it once more: VTEX then sends it to TikTok again.',
  'fix.upload.refused':
    'Correct the field that TikTok names, in VTEX, and save the product: VTEX then sends it again.',
  'fix.join.notSent':
    'First fix what else this list says of it. Then save the product, so that VTEX sends it again, and look at VTEX Admin → Marketplace → TikTok whether the integration is connected with this trade policy.',

  'policy.missing': '*VTEX has no trade policy {policy}.*',
  'policy.missing.fix':
    'No product can reach TikTok through it. Look up the right one at Store Settings → Channels → *Trade Policies*, and which one VTEX Admin → Marketplace → TikTok uses.',
  'policy.inactive': '*The trade policy {policy} is inactive.*',
  'policy.inactive.fix':
    'Nothing is for sale through it. Activate it at Store Settings → Channels → *Trade Policies*. Prices and stock are checked again afterwards.',
  'policy.currency':
    '*The trade policy {policy} uses {currency}.* VTEX’s TikTok integration works with BRL only.',
  'policy.currency.fix':
    'Use a trade policy with prices in Brazilian reais: Store Settings → Channels → *Trade Policies*.',
} as const;
