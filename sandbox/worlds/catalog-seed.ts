/**
 * The goods of a believable Brazilian fashion shop, made from (seed, index) alone: VTEX's SKUs and TikTok's products
 * are two views of them, joined by the SKU id, and 100,000 of them cost no memory.
 */
export type SeedSku = {
  readonly index: number;
  readonly skuId: number;
  readonly productId: number;
  readonly productName: string;
  readonly skuName: string;
  readonly description: string;
  readonly brand: SeedBrand;
  readonly category: SeedCategory;
  readonly textLink: string;
  readonly color: string;
  readonly size: string;
  readonly priceCents: number;
  readonly listPriceCents: number;
  readonly ean: string;
  readonly refId: string;
  readonly imageFileId: number;
  readonly stock: number;
};
export type SeedBrand = { readonly id: number; readonly name: string };
export type SeedCategory = {
  readonly id: number;
  readonly name: string;
  readonly department: SeedBrand;
  readonly models: readonly string[];
  readonly shoe?: boolean;
};

const clothes = { id: 1, name: 'Roupas' };
const shoes = { id: 2, name: 'Calçados' };
const accessories = { id: 3, name: 'Acessórios' };
export const seedDepartments: readonly SeedBrand[] = [clothes, shoes, accessories];

export const seedCategories: readonly SeedCategory[] = [
  {
    id: 10,
    name: 'Camisetas',
    department: clothes,
    models: ['Camiseta Básica', 'Camiseta Oversized', 'Regata'],
  },
  {
    id: 11,
    name: 'Calças',
    department: clothes,
    models: ['Calça Jeans Reta', 'Calça Pantalona', 'Calça Cargo'],
  },
  {
    id: 12,
    name: 'Vestidos',
    department: clothes,
    models: ['Vestido Midi', 'Vestido Longo', 'Vestido Chemise'],
  },
  { id: 13, name: 'Saias', department: clothes, models: ['Saia Plissada', 'Saia Evasê', 'Saia Lápis'] },
  {
    id: 14,
    name: 'Jaquetas',
    department: clothes,
    models: ['Jaqueta Jeans', 'Corta-vento', 'Jaqueta Matelassê'],
  },
  { id: 20, name: 'Tênis', department: shoes, models: ['Tênis Casual', 'Tênis de Corrida'], shoe: true },
  { id: 21, name: 'Sandálias', department: shoes, models: ['Sandália Rasteira', 'Papete'], shoe: true },
  { id: 22, name: 'Botas', department: shoes, models: ['Bota Coturno', 'Bota Chelsea'], shoe: true },
  { id: 30, name: 'Bolsas', department: accessories, models: ['Bolsa Tote', 'Bolsa Transversal', 'Pochete'] },
  { id: 31, name: 'Cintos', department: accessories, models: ['Cinto de Couro', 'Cinto Trançado'] },
  { id: 32, name: 'Bonés', department: accessories, models: ['Boné Aba Curva', 'Chapéu Bucket'] },
];

export const seedBrands: readonly SeedBrand[] = [
  'Marca Modelo',
  'Ipê Roxo',
  'Maré Alta',
  'Linha 22',
  'Pé de Serra',
  'Cajuína',
  'Vila Nova',
  'Garoa',
].map((name, at) => ({ id: 77 + at, name }));

type Color = { readonly feminine: string; readonly masculine: string };
const colors: readonly Color[] = [
  { feminine: 'Azul', masculine: 'Azul' },
  { feminine: 'Preta', masculine: 'Preto' },
  { feminine: 'Branca', masculine: 'Branco' },
  { feminine: 'Verde-oliva', masculine: 'Verde-oliva' },
  { feminine: 'Vermelha', masculine: 'Vermelho' },
  { feminine: 'Terracota', masculine: 'Terracota' },
  { feminine: 'Areia', masculine: 'Areia' },
  { feminine: 'Lilás', masculine: 'Lilás' },
];
/** Names of collections make 33,000 products tell apart. */
const collections = [
  ...['Aurora', 'Brisa', 'Cerrado', 'Dália', 'Estação', 'Flora', 'Guará', 'Horizonte', 'Ipanema', 'Jasmim'],
  ...[
    'Litoral',
    'Maracatu',
    'Nascente',
    'Orla',
    'Pampa',
    'Quintal',
    'Restinga',
    'Sertão',
    'Trópico',
    'Veredas',
  ],
];
const fabrics: Readonly<Record<string, readonly string[]>> = {
  Roupas: ['algodão', 'linho', 'viscose', 'sarja', 'malha reciclada'],
  Calçados: ['couro', 'couro sintético', 'lona', 'camurça'],
  Acessórios: ['couro', 'lona', 'palha', 'nylon reciclado'],
};
const sizes = ['P', 'M', 'G'];
const shoeSizes = ['36', '38', '40'];

/** Colours agree with the noun: "Vestido Preto", "Saia Preta". */
const masculine = /^(Vestido|Corta-vento|Tênis|Cinto|Boné|Chapéu)/;

export const skusPerProduct = 3;
const firstProductId = 1001;
// Far from the product ids: a mix-up of the two kinds of id must never match by accident.
const firstSkuId = 500_001;

export const skuIdAt = (index: number): number => firstSkuId + index;
export const indexOfSkuId = (skuId: number): number => skuId - firstSkuId;
export const productIdAt = (index: number): number => firstProductId + Math.floor(index / skusPerProduct);
/** The index of the product's first SKU. */
export const firstIndexOfProduct = (productId: number): number =>
  (productId - firstProductId) * skusPerProduct;

/** Mixes numbers into 32 well spread bits (the finalizer of MurmurHash3 after each part). */
export function mix(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

export function pick<T>(list: readonly T[], hash: number): T {
  return list[hash % list.length] as T; // every list here is a constant with members
}

/** Units that can be sold; about one SKU in fourteen has none. */
export const stockAt = (seed: number, index: number): number => {
  const hash = mix(seed, index, 5);
  return hash % 14 === 0 ? 0 : 1 + (hash % 60);
};

export function seedSku(seed: number, index: number): SeedSku {
  const productId = productIdAt(index);
  const draw = (salt: number): number => mix(seed, productId, salt);
  const category = pick(seedCategories, draw(1));
  const model = pick(category.models, draw(2));
  const isMasculine = masculine.test(model);
  const color = pick(colors, draw(3))[isMasculine ? 'masculine' : 'feminine'];
  const size = pick(category.shoe === true ? shoeSizes : sizes, index % skusPerProduct);
  const brand = pick(seedBrands, draw(4));
  const productName = `${model} ${pick(collections, draw(9))} ${color} ${brand.name}`;
  const fabric = pick(fabrics[category.department.name] ?? ['algodão'], draw(7));
  const priceCents = 3990 + (draw(6) % 360) * 100;
  return {
    index,
    skuId: skuIdAt(index),
    productId,
    productName,
    skuName: `${color} ${size}`,
    description: `<p>${model} em ${fabric}, cor ${color.toLowerCase()}. ${isMasculine ? 'Feito' : 'Feita'} no Brasil.</p>`,
    brand,
    category,
    textLink: `${slugOf(productName)}-${productId}`,
    color,
    size,
    priceCents,
    listPriceCents: draw(8) % 3 === 0 ? priceCents + 2000 : priceCents,
    ean: `789${String(1_000_000_000 + index)}`,
    refId: `${model.slice(0, 3).toUpperCase()}-${productId}-${size}`,
    imageFileId: 900_000 + productId,
    stock: stockAt(seed, index),
  };
}

export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
