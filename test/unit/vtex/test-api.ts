import type { VtexAccess } from '../../../src/core/products/ports.ts';
import type { VtexOptions } from '../../../src/vtex/account-client.ts';
import { createVtexApi } from '../../../src/vtex/client.ts';
import type { ThrottleEvent } from '../../../src/vtex/throttle.ts';
import { fakeLimiter } from '../http-client/fake-limiter.ts';
import type { FakeLimiter } from '../http-client/fake-limiter.ts';
import { captureLog } from '../http-client/log-lines.ts';

/** Searched for in every log line and refusal of the tests below. */
export const planted = { appKey: 'vtexappkey-lojamodelo-PLANTED', appToken: 'PLANTEDTOKEN4711' };
export const access: VtexAccess = { account: 'lojamodelo', ...planted };
export const policyId = 3;
export const policy = { id: policyId, affiliateId: 'TKT' };

/** The client under test, with one recording limiter per account, a log and a throttle listener. */
export function createTestApi(baseUrl: string, more: Partial<VtexOptions> = {}) {
  const limiters = new Map<string, FakeLimiter>();
  const opened: string[] = [];
  const log = captureLog();
  const throttles: ThrottleEvent[] = [];
  const limiterOf = (account: string): FakeLimiter => {
    const limiter = limiters.get(account) ?? fakeLimiter();
    limiters.set(account, limiter);
    return limiter;
  };
  const api = createVtexApi({
    baseUrl,
    limiterOf: (account) => {
      opened.push(account);
      return limiterOf(account);
    },
    logger: log.logger,
    sleep: async () => undefined,
    onThrottle: (event) => void throttles.push(event),
    ...more,
    timing: { retryBaseMs: 0, ...more.timing },
  });
  return { api, limiterOf, opened, throttles, lines: log.lines };
}

/** A SKU's context as vtex.md 3.1 shows it. */
export const sampleContext = {
  Id: 5001,
  ProductId: 1001,
  NameComplete: 'Camiseta Básica Azul P',
  ProductName: 'Camiseta Básica',
  SkuName: 'Azul P',
  ProductDescription: '<p>Camiseta de algodão.</p>',
  ProductRefId: 'CAM-01',
  IsActive: true,
  IsProductActive: true,
  ProductIsVisible: true,
  ImageUrl: 'http://lojamodelo.vteximg.com.br/arquivos/ids/9001-55-55/azul.jpg',
  DetailUrl: '/camiseta-basica/p',
  BrandId: '77',
  BrandName: 'Marca Modelo',
  IsBrandActive: true,
  CategoriesFullPath: ['/1/10/', '/1/'],
  IsDirectCategoryActive: true,
  ProductCategoryIds: '/1/10/',
  ProductCategories: { '10': 'Camisetas', '1': 'Roupas' },
  ProductGlobalCategoryId: null,
  SalesChannels: [1, 3],
  Images: [{ ImageUrl: 'http://lojamodelo.vteximg.com.br/arquivos/ids/9001/azul.jpg', ImageName: null }],
  KeyWords: null,
};

/** A row of the simulation as vtex.md 4.3 shows it. */
export const sampleItem = {
  id: '5001',
  requestIndex: 0,
  quantity: 1,
  seller: '1',
  price: 7990,
  listPrice: 9990,
  sellingPrice: 7990,
  availability: 'available',
  priceDefinition: { calculatedSellingPrice: 7990, total: 7990 },
};
