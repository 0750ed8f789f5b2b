/** ICU messages of *Recheck*. */
export const enRecheck = {
  'button.recheck': 'Recheck',
  'recheck.checking': 'Checking at VTEX … the answer comes by itself.',
  'recheck.title': 'Recheck of {store}',
  'recheck.fixed': '*{count, plural, one {# problem is fixed} other {# problems are fixed}}:*',
  'recheck.still': '*{count, plural, one {# problem remains} other {# problems remain}}:*',
  'recheck.found': '*{count, plural, one {# new problem was found} other {# new problems were found}}:*',
  'recheck.allFixed': 'Nothing else is wrong with what was checked.',
  'recheck.noneFixed':
    'Nothing changed yet. VTEX can take a minute to hand out what was just saved: try *Recheck* once more then.',
  'recheck.andMore': '… and {count, plural, one {# more} other {# more}}',
  'recheck.checked': '{checked, plural, one {# item was} other {# items were}} read at VTEX just now.',
  'recheck.partly': '{checked} of {total} items were read at VTEX just now.',
  'recheck.readAnew': 'All products of the store are being read anew; the fix list shows how far that is.',
  'recheck.next':
    'VTEX sends what was corrected to TikTok by itself; TikTok then reviews it, which can take some hours.',
  'recheck.nothing': 'There is nothing open to check.',
  'recheck.busy': 'A recheck of this store is under way already. Its answer comes to whoever started it.',
  'recheck.lost': 'The recheck took too long and was given up. Try again.',
} as const;
