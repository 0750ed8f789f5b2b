/** ICU messages of `/tiktok products`: what is around the causes and remedies of en-products.ts. */
export const enFixList = {
  'products.title': 'Fix list of {store}',
  'products.noKeys':
    '*VTEX’s product data are not read yet:* the keys of the VTEX account {account} are missing. An admin of this app enters them: {command}.',
  'products.firstPass':
    '*VTEX’s products are being read for the first time.* Nothing is counted before all of them were read.',
  'products.progress': '{done} of {total} read so far, since {startedAt}.',
  'products.listing': 'The list of SKUs is being read, since {startedAt}.',
  'products.newPass': 'A new reading is under way.',
  'products.passWaits':
    'A new reading began {startedAt} and {waitsFor, select, keys {waits until VTEX accepts the keys.} other {waits until VTEX answers.}}',
  'products.summary':
    '{toFix, plural, =0 {*Nothing to fix:*} one {*# item needs attention* of} other {*{count} items need attention* of}} {skus, plural, one {# item} other {{total} items}} in trade policy {policy}.',
  'products.allGood':
    '{tense, select, past {*Nothing was to be fixed at the last reading.* All {total} items of trade policy {policy} had the data that VTEX sends to TikTok, {asOf}.} other {*Nothing to fix.* All {total} items of trade policy {policy} have the data that VTEX sends to TikTok.}}',
  'products.asOf':
    'VTEX’s data as of {asOf}. An item is a SKU; TikTok counts items as well, but only those that it received.',
  'products.unread':
    '{skus, plural, one {# item that changed in VTEX could not be read again yet,} other {{count} items that changed in VTEX could not be read again yet, the first}} since {since}.',
  'products.changesUnread': 'What changed in VTEX since then could not be read.',
  'products.imagesGood': 'Looked at here, no image is too small or of a wrong format.',
  'products.imagesFirst':
    '{total, plural, one {# image is} other {{images} images are}} being looked at for the first time: whether TikTok may refuse any is not known yet.',
  'products.imagesToFix':
    '{toFix, plural, one {*# item needs attention because of its image.*} other {*{count} items need attention because of their images.*}}',
  'products.why': 'Why: {causes}',
  'products.vtexGood':
    '{tense, select, past {*VTEX’s data lacked nothing at the last reading.* All {total} items of trade policy {policy} had the data that VTEX sends to TikTok, {asOf}.} other {*VTEX’s data lack nothing.* All {total} items of trade policy {policy} have the data that VTEX sends to TikTok.}}',
  'products.apartFromImages':
    '{tense, select, past {Apart from images, all {total} items of trade policy {policy} had the data that VTEX sends to TikTok, {asOf}.} other {Apart from images, all {total} items of trade policy {policy} have the data that VTEX sends to TikTok.}}',
  'products.tiktok.good': '*TikTok refuses none of the items that it received.*',
  'products.tiktok.rejected': '*TikTok rejects {rejected, plural, one {# item} other {{count} items}}.*',
  'products.tiktok.others':
    '{rejected, plural, =1 {It does so because of a cause in VTEX that is listed below.} other {{others, plural, =0 {All because of causes in VTEX that are listed below.} one {# of them for reasons of its own, the others because of causes in VTEX that are listed below.} other {{othersText} of them for reasons of its own, the others because of causes in VTEX that are listed below.}}}}',
  'products.tiktok.images':
    '{images, plural, one {*TikTok refuses the image of # item.*} other {*TikTok refuses the images of {count} items.*}} {share, select, all {{images, plural, one {It does not count as rejected.} other {They do not count as rejected.}}} none {{images, plural, one {It counts as rejected, too.} other {They count as rejected, too.}}} other {{kept, plural, one {# of them does not count as rejected.} other {{keptText} of them do not count as rejected.}}}}',
  'products.tiktok.waiting':
    '{waiting, plural, one {# rejected item was corrected in VTEX and waits for TikTok’s review: it still shows its old verdict.} other {{count} rejected items were corrected in VTEX and wait for TikTok’s review: it still shows its old verdict.}}',
  'products.tiktok.original': '(TikTok: “{reason}”)',
  'products.tiktok.asOf': 'TikTok’s items as of {asOf}.',
  'products.tiktok.none': 'TikTok’s items have not been read yet, so nothing is known of that side.',
  'products.tiktok.disconnected':
    'TikTok’s items have not been read since the disconnect, so nothing is shown of that side. They come back with *Reconnect*.',
  'products.tiktok.firstPass': 'TikTok’s items are being read for the first time, since {since}.',
  'products.tiktok.newPass': 'A new reading is under way, since {since}.',
  'products.tiktok.tooMany':
    'The catalog has more than 100,000 items: only those that are rejected or under review are listed, and what was not sent is not counted.',
  'products.tiktok.empty': 'The catalog at TikTok has no items.',
  'products.tiktok.unmatched':
    '*The ids at TikTok do not match those of VTEX,* so what was not sent cannot be told. Look at VTEX Admin → Marketplace → TikTok whether the integration fills this catalog, with trade policy {policy}.',
  'products.tiktok.pause': '*TikTok’s items could not be read* ({at}). {reason}',
  'products.tiktok.pause.unsteady':
    'The catalog changed during each attempt; it is read again in a few minutes.',
  'products.tiktok.pause.tooMany':
    'Even those that are rejected or under review are more than TikTok lists. They are tried again once a day; until then the list keeps what was known.',
  'products.diagnostics':
    '*TikTok’s report of the whole catalog for {day} (UTC).* It comes a day late: some of it may be mended already.',
  'products.diagnosticsAsOf':
    '*TikTok’s report of the whole catalog* (read {asOf}). It comes a day late: some of it may be mended already.',
  'products.diagnosticsMore': '… and {count, plural, one {# more problem} other {# more problems}}',
  'products.level.critical': '*Critical*',
  'products.level.warning': 'Warning',
  'products.level.unknown': 'Note',
  'products.upload':
    'The last upload to TikTok ended {endedAt} with {errors, plural, one {# error} other {{errorsText} errors}} and {warnings, plural, one {# warning} other {{warningsText} warnings}}.',
  'products.uploadAsOf':
    'The last upload to TikTok (as of {asOf}) had {errors, plural, one {# error} other {{errorsText} errors}} and {warnings, plural, one {# warning} other {{warningsText} warnings}}.',
  'products.group': '*{cause}* · {items}',
  'products.groupShare': '*{cause}* · {items} ({share})',
  'products.groupTikTokShare': '*{cause}* · {items} ({share} of TikTok’s items)',
  'products.groupRefused':
    '{skus, plural, =1 {TikTok refuses it for that} other {{refused, plural, one {TikTok refuses # of them for that} other {TikTok refuses {count} of them for that}}}}',
  'products.refusedForThat': 'refused by TikTok for that',
  'products.groupProducts': '{items} of {products}',
  'products.items': '{count, plural, one {# item} other {{number} items}}',
  'products.products': '{count, plural, one {# product} other {{number} products}}',
  'products.nameless': 'without a name',
  'products.productId': 'product {id}',
  'products.tiktokId': 'SKU id at TikTok {id}',
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

  'button.showAll': 'Show all',
  'button.recheckThese': 'Recheck these',
  'button.recheckAll': 'Recheck all {items}',
  'button.recheckSome': 'Recheck {most} of {items}',
  'button.allProducts': 'All products',
  'button.csv': 'CSV of all',
  'button.search': 'Search',
  'button.close': 'Close',
  'button.previous': 'Previous',
  'button.next': 'Next',
  'button.clearFilters': 'Clear filters',
  'products.causeOnly': 'Only this cause: {cause}.',
  'products.causeNone': 'No product has this: {cause}.',
  'products.causeNoneKnown': 'No product is known to have this so far: {cause}.',
  'products.pick.title': 'Which one do you mean?',
  'products.pick.placeholder': 'Choose one',
  'products.filter.cause': 'Cause',
  'products.filter.allCauses': 'All causes',
  'products.filter.brand': 'Brand',
  'products.filter.allBrands': 'All brands',
  'products.filter.noBrand': 'without a brand',
  'products.filter.category': 'Category',
  'products.filter.allCategories': 'All categories',
  'products.filter.noCategory': 'without a category',
  'products.filter.search': 'Name, product id or SKU id',
  'products.filter.searchHint': 'Type and press Enter',
  'products.modal.title': 'Products to fix',
  'products.modal.loading': 'Loading …',
  'products.modal.late': 'That took too long to open. Click once more.',
  'products.modal.range': '*{from}–{to}* of {count, plural, one {# product} other {{total} products}}',
  'products.modal.none': '*No product fits.* Change a filter, or click *Clear filters* to see all of them.',
  'products.modal.nothing': '*No product has anything to fix, as far as was read.*',
  'products.modal.causeGone': '*Nothing is left of this cause.* Click *Clear filters* to see all products.',
  'products.modal.images': 'Images looked at: {looked} of {images}, the oldest: {asOf}.',
  'products.modal.filtered': 'Only: {filters}',
  'products.modal.asOf': 'VTEX’s data as of {asOf}.',
  'products.modal.vtexNone': 'VTEX’s products have not been read completely yet.',
  'products.modal.since': 'Seen since {since}',
  'products.modal.moreFindings': '… and {count, plural, one {# more} other {# more}}',
  'products.csv.waiting': 'The file is being made; you get it as a direct message.',
  'products.csv.busy':
    'This file is being made, or was sent a moment ago. Look at your direct messages with this app.',
  'products.csv.unknown':
    'There is nothing to put into a file yet: VTEX’s products have not been read completely.',
  'products.csv.nothing': 'There is nothing to fix, so there is no file.',
  'products.csv.sent':
    '{count, plural, one {The file with # row} other {The file with {rows} rows}} is in your direct messages with this app.',
  'products.csv.introduction':
    '*Fix list of {store}* as CSV, {count, plural, one {# row} other {{rows} rows}}. In Excel open it with Data → From Text/CSV.',
  'products.csv.rows': 'Each row says when it was checked last.',
  'products.csv.failed': 'The fix list of {store} could not be attached. Click *CSV of all* once more.',
  'products.csv.refused': 'Slack refused the file: {code}. Nothing was sent.',
  'products.csv.scope':
    '*Slack does not let the app send files:* it lacks the permission {scope}. An admin adds it at api.slack.com/apps → the app → {page} → Bot Token Scopes, and installs the app again. Everything else works without it.',
  'products.csv.cause': 'Cause',
  'products.csv.severity': 'Severity',
  'products.csv.fix': 'What to do',
  'products.csv.productId': 'Product id',
  'products.csv.skuId': 'SKU id',
  'products.csv.productName': 'Product',
  'products.csv.skuName': 'SKU',
  'products.csv.brand': 'Brand',
  'products.csv.category': 'Category',
  'products.csv.found': 'Found',
  'products.csv.rejected': 'TikTok rejects for that',
  'products.csv.firstSeen': 'First seen ({timeZone})',
  'products.csv.lastChecked': 'Last checked ({timeZone})',
  'products.csv.link': 'VTEX Admin',

  'catalog.causes': '*What keeps products out, or may do so*',
  'catalog.causesNone': '*Nothing is known that keeps products out.*',
  'catalog.causesUnknown':
    '*What keeps products out is not known yet:* neither VTEX’s products nor TikTok’s items have been read completely.',
  'catalog.trend':
    '{arrow} {when}: {came, plural, one {# new} other {{cameText} new}}, {fixed, plural, one {# fixed} other {{fixedText} fixed}}',
  'catalog.trendDay': 'in 24 hours',
  'catalog.trendSince': 'since {since}',
  'catalog.trendUnknown': 'trend not known',
  'catalog.still': 'unchanged {when}',
  'catalog.unchanged': 'Unchanged {when}.',
  'catalog.trendsUnknown': 'How the causes move is not known yet.',
} as const;
