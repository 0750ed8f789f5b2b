import type { TikTokIds } from '../../core/connection.ts';

/** Templates with {bcId}, {advertiserId}, {catalogId}, {pixelCode}: addresses of web apps, which can change. */
export type LinkTemplates = {
  readonly businessCenter: string;
  readonly bcAdAccounts: string;
  readonly bcMembers: string;
  readonly adsManager: string;
  readonly createAd: string;
  readonly pixel: string;
  readonly catalog: string;
};

export function fillLink(template: string, ids: TikTokIds): string {
  const values: Readonly<Record<string, string | null>> = {
    bcId: ids.bcId,
    advertiserId: ids.advertiserId,
    catalogId: ids.catalogId,
    pixelCode: ids.pixelCode,
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === null ? whole : encodeURIComponent(value);
  });
}
