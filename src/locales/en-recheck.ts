/** ICU messages of *Recheck*, and of what is told later of the items that were rechecked. */
export const enRecheck = {
  'button.recheck': 'Recheck',
  'recheck.checking': 'Checking at VTEX and TikTok … the answer comes by itself.',
  'recheck.progress':
    'Checking … {read} of {total, plural, one {# item} other {# items}} read at VTEX so far. The answer comes by itself.',
  'recheck.title': 'Recheck of {store}',
  'recheck.fixed': '*{count, plural, one {# problem is fixed} other {# problems are fixed}}:*',
  'recheck.fixedBefore':
    '*{count, plural, one {# problem was} other {# problems were}} fixed before this recheck:*',
  'recheck.available':
    '*{count, plural, one {# item that was corrected earlier is available on TikTok now} other {# items that were corrected earlier are available on TikTok now}}:*',
  'recheck.waiting':
    '*{count, plural, one {# item waits for TikTok’s review} other {# items wait for TikTok’s review}}; until then TikTok shows its old verdict:*',
  'recheck.verdicts':
    '*{count, plural, one {# rejection by TikTok stands} other {# rejections by TikTok stand}} as before.* What you have corrected waits for TikTok’s review, which can take some hours:',
  'recheck.inReview': '*{count, plural, one {# item is} other {# items are}} in review at TikTok now:*',
  'recheck.still': '*{count, plural, one {# problem remains} other {# problems remain}}:*',
  'recheck.stillPartly':
    '*{count, plural, one {# problem remains} other {# problems remain}} of what could be read:*',
  'recheck.found': '*{count, plural, one {# new problem was found} other {# new problems were found}}:*',
  'recheck.hints': '*{count, plural, one {# point is} other {# points are}} worth a look:*',
  'recheck.gone':
    '*{count, plural, one {# item is} other {# items are}} no longer in the trade policy, or in VTEX at all, which does not count as fixed:*',
  'recheck.fine': 'Nothing is wrong with what was checked.',
  'recheck.allFixed': 'Nothing else is wrong with what was checked.',
  'recheck.noneFixed':
    'None of these was fixed since the last reading. VTEX can take a minute to hand out what was just saved: try *Recheck* once more then.',
  'recheck.andMore': '… and {count, plural, one {# more} other {# more}}',
  'recheck.checked':
    '{checked, plural, one {# item was} other {# items were}} read at {where, select, vtex {VTEX} tiktok {TikTok} other {VTEX and TikTok}} just now ({at}).',
  'recheck.partly':
    'The first {checked} of {total} items were read at {where, select, vtex {VTEX} tiktok {TikTok} other {VTEX and TikTok}} just now ({at}): one recheck reads {most} at most.',
  'recheck.readAnew': 'All products of the store are being read anew; the fix list shows how far that is.',
  'recheck.readLater':
    'All products of the store were read until {last}. They are read anew {at}: VTEX gets a rest in between.',
  'recheck.next':
    'VTEX sends what was corrected to TikTok by itself; TikTok then reviews it, which can take some hours.',
  'recheck.imagesLater':
    'The {count, plural, one {image of # item is} other {images of # items are}} looked at in the background; the fix list shows the result in some minutes.',
  'recheck.notConnected': 'TikTok was not asked: this store is not connected to TikTok.',
  'recheck.tiktokUnread': '*TikTok could not be read.*',
  'recheck.tiktokStays':
    '{count, plural, =0 {What is listed of its side stays as it was read last.} one {The problem that is listed of its side stays as it was read last.} other {The # problems that are listed of its side stay as they were read last.}}',
  'recheck.tiktokStaysAsOf':
    '{count, plural, =0 {What is listed of its side stays as it was read {asOf}.} one {The problem that is listed of its side stays as it was read {asOf}.} other {The # problems that are listed of its side stay as they were read {asOf}.}}',
  'recheck.unlisted':
    '*What TikTok says of single items does not count yet:* its items have not been read to the end for the first time.',
  'recheck.follow.dm':
    'You will get a direct message once TikTok has reviewed {count, plural, one {# item} other {# items}}, after three days at the latest.',
  'recheck.follow.thread':
    'The thread of this alert will tell once TikTok has reviewed {count, plural, one {# item} other {# items}}, after three days at the latest.',
  'recheck.nothing': 'Nothing is left to recheck.',
  'recheck.nothingAsOf': 'Nothing is left to recheck, as of {asOf}.',
  'recheck.busy': 'A recheck of this store is under way already. Its answer comes to whoever started it.',
  'recheck.publishing':
    'The products of this store were read anew and are being published right now. Try again in a minute.',
  'recheck.lost': 'The recheck took too long and was given up. Try again.',

  'follow.title': '{by}, this is what became of the items of *{store}* that you rechecked {at}:',
  'follow.available':
    '*{count, plural, one {# item is available on TikTok now} other {# items are available on TikTok now}}:*',
  'follow.rejected':
    '*{count, plural, one {# item is rejected by TikTok} other {# items are rejected by TikTok}}:*',
  'follow.inReview':
    '*{count, plural, one {# item is still in review after three days} other {# items are still in review after three days}}:*',
  'follow.missing':
    '*{count, plural, one {# item is still not on TikTok after three days} other {# items are still not on TikTok after three days}}:*',
  'follow.unread':
    '*{count, plural, one {Of # item nothing is known: TikTok gave no answer in three days} other {Of # items nothing is known: TikTok gave no answer in three days}}:*',
} as const;
