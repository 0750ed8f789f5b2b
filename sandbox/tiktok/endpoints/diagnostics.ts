import { settle } from '../../worlds/tiktok-catalog.ts';
import { tiktokCauses } from '../../worlds/tiktok-causes.ts';
import type { TikTokCause } from '../../worlds/tiktok-causes.ts';
import type { Catalog, DiagnosticsOfDay, Item } from '../../worlds/tiktok-model.ts';
import { catalogInQuery, get } from '../call.ts';
import type { Endpoint, TokenCall } from '../call.ts';
import { object, oneOf, optionalText, pageOf, paging } from '../parameters.ts';
import { productRow } from '../product-row.ts';
import { doesNotExist } from '../refused.ts';

const maxPageSize = 20; // tiktok-business-api.md 4.5
const languages = 'ar cs-CZ de en es fil fr id it ja ko ms pl-PL pt ru sv-SE th tr vi zh'.split(' ');

export const diagnosticEndpoints: Record<string, Endpoint> = {
  '/diagnostic/catalog/': get((call) => {
    const catalog = catalogInQuery(call);
    const feedId = optionalText(call, 'feed_id') ?? 'ALL';
    if (feedId !== 'ALL' && feedId !== catalog.feedId) throw doesNotExist('feed', feedId);
    oneOf('lang', optionalText(call, 'lang') ?? 'en', languages);
    const pages = paging(call, maxPageSize);
    const filtering = object(call, 'filtering');
    settle(catalog, call.world.nowMs());
    const reading = catalog.diagnostics?.reading;
    if (reading === undefined) return {};
    const issues = [...reading.byCause]
      .map(([cause, found]) => issue(call, catalog, reading, cause, found))
      .filter((entry) => fits(entry, filtering));
    const { rows, page_info } = pageOf(issues, pages);
    return { diagnostic_date: reading.date, issues: rows, page_info };
  }),
};

function issue(
  { world }: TokenCall,
  catalog: Catalog,
  reading: DiagnosticsOfDay,
  cause: TikTokCause,
  found: { readonly count: number; readonly examples: readonly Item[] },
) {
  const facts = tiktokCauses[cause];
  return {
    issue_id: facts.issueId,
    issue_title: facts.reason,
    reason_and_suggestion: facts.suggestion,
    issue_level: 'CRITICAL',
    issue_category: facts.issueCategory,
    issue_product_field: facts.field,
    affected_product_count: found.count,
    affected_product_percentage: Math.round((found.count / reading.total) * 1000) / 10,
    example_affected_products: found.examples.map((item) => productRow(world, catalog, item)),
  };
}

function fits(entry: Record<string, unknown>, filtering: Record<string, unknown> | null): boolean {
  return ['issue_level', 'issue_category'].every((key) => {
    const wanted = filtering?.[key];
    return wanted === undefined || wanted === null || wanted === entry[key];
  });
}
