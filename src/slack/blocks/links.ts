import type { TikTokIds } from '../../core/connection.ts';

/** Templates with {bcId}, {advertiserId}, {catalogId}: addresses of web apps, which can change. */
export type LinkTemplates = {
  readonly businessCenter: string;
  readonly adsManager: string;
  readonly catalog: string;
};

export function fillLink(template: string, ids: TikTokIds): string {
  const values: Readonly<Record<string, string>> = {
    bcId: ids.bcId,
    advertiserId: ids.advertiserId,
    catalogId: ids.catalogId,
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : encodeURIComponent(value);
  });
}
