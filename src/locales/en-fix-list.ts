/** ICU messages of `/tiktok products`: what is around the causes and remedies of en-products.ts. */
export const enFixList = {
  'products.title': 'Fix list of {store}',
  'products.noKeys':
    '*VTEX’s product data are not read yet:* the keys of the VTEX account {account} are missing. Whoever hosts the app adds them with {command}.',
  'products.firstPass':
    '*VTEX’s products are being read for the first time.* Nothing is counted before all of them were read.',
  'products.progress': '{done} of {total} read so far, since {startedAt}.',
  'products.listing': 'The list of SKUs is being read, since {startedAt}.',
  'products.newPass': 'A new reading is under way.',
  'products.summary':
    '{toFix, plural, =0 {*Nothing to fix:*} one {*# item needs attention* of} other {*{count} items need attention* of}} {skus, plural, one {# item} other {{total} items}} in trade policy {policy}.',
  'products.allGood':
    '*Nothing to fix.* All {total} items of trade policy {policy} have the data that VTEX sends to TikTok.',
  'products.asOf':
    'VTEX’s data as of {asOf}. An item is a SKU; TikTok counts items as well, but only those that it received.',
  'products.group': '*{cause}* · {items} ({share})',
  'products.groupProducts': '{items} of {products}',
  'products.items': '{count, plural, one {# item} other {{number} items}}',
  'products.products': '{count, plural, one {# product} other {{number} products}}',
  'products.nameless': 'without a name',
  'products.productId': 'product {id}',
  'products.skuIds': '{count, plural, one {SKU} other {SKUs}} {ids}',
  'products.andMore': '… and {count, plural, one {# more product} other {{number} more products}}',
  'products.moreCauses': '{count, plural, one {# more cause} other {# more causes}}',
  'products.pause.noInfo': 'VTEX did not answer ({at}); the reading goes on by itself.',
  'products.pause.throttled': 'VTEX asked for fewer requests ({at}); the reading goes on by itself.',
  'products.pause.keyRefused':
    '*VTEX refuses the keys of the account {account}* ({at}). Look in VTEX Admin → Account settings → Application keys whether they are active, and whether the token was renewed.',
  'products.pause.forbidden':
    '*The keys of the account {account} lack a permission* ({at}). Their role needs the License Manager resources *SKUs* and *View Product*.',
  'products.pause.absent': 'VTEX did not answer as expected ({at}); the reading goes on by itself.',
  'products.pause.broken': 'VTEX could not give its data ({at}); the reading goes on by itself.',
  'products.pause.empty':
    'VTEX’s list of SKUs in trade policy {policy} came back empty ({at}). That is not believed at once: it is read again every hour. If the policy really has no SKUs, assign products to it in VTEX.',
  'products.pause.shrunk':
    'VTEX’s list of SKUs came back less than half as long as the last time ({at}). It is read once more before it is believed.',
} as const;
