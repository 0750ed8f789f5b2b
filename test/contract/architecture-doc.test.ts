import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const PAGE = 'docs/architecture.md';
const reference = /^((?:src|sandbox|test|docs|scripts)\/[\w./-]*)(?::(\w+))?$/;

/** Names that a file declares at its top level or exports from another one. */
function topLevelNames(path: string): Set<string> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const names = new Set<string>();
  const add = (name: ts.Node | undefined) => {
    if (name !== undefined && ts.isIdentifier(name)) names.add(name.text);
  };
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) add(name);
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause !== undefined &&
      ts.isNamedExports(statement.exportClause)
    )
      for (const { name } of statement.exportClause.elements) add(name);
    if (
      ts.isFunctionDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement)
    )
      add(statement.name);
  }
  return names;
}

/** What a page in backticks names of our files: a path, perhaps with a symbol after a colon. */
const referencesIn = (page: string): string[] =>
  [...page.replaceAll(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)]
    .map(([, text = '']) => text)
    .filter((text) => reference.test(text));

function problemWith(text: string): string | null {
  const [, path = '', symbol] = reference.exec(text) ?? [];
  if (!existsSync(path)) return `${text}: there is no such path`;
  if (symbol === undefined) return null;
  return topLevelNames(path).has(symbol) ? null : `${text}: the file has no such symbol`;
}

const problemsIn = (page: string): string[] => referencesIn(page).flatMap((text) => problemWith(text) ?? []);

describe('docs/architecture.md', () => {
  const page = readFileSync(PAGE, 'utf8');

  it('names only files and symbols that exist', () => {
    expect(problemsIn(page)).toEqual([]);
  });

  it('is read by this test: every path in backticks and the symbols of its walks', () => {
    const found = referencesIn(page);
    expect(found).toEqual(
      expect.arrayContaining(['src/core/', 'src/core/use-cases/run-check.ts:runCheck', 'src/main.ts']),
    );
    const written = page.match(/`(src|sandbox|test|docs|scripts)\/[^`]*`/g) ?? [];
    expect(found).toHaveLength(written.length);
    expect(found.filter((text) => text.includes(':')).length).toBeGreaterThan(10);
  });

  it('has a row for every room of src', () => {
    const rooms = [
      'core',
      'slack',
      'tiktok',
      'images',
      'http-client',
      'storage',
      'jobs',
      'http',
      'locales',
      'admin',
    ];
    expect(rooms.filter((room) => !page.includes(`| \`src/${room}/\``))).toEqual([]);
  });
});

describe('every other page', () => {
  const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`);
  const pages = ['README.md', 'CONTRIBUTING.md', 'sandbox/README.md', ...inDocs].filter(
    (name) => name !== PAGE,
  );

  it.each(pages.filter((name) => name.endsWith('.md')))(
    '%s names only files and symbols that exist',
    (name) => {
      const page = readFileSync(name, 'utf8');
      const folder = name.slice(0, name.lastIndexOf('/') + 1);
      const links = [...page.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => folder + path);
      expect(problemsIn(page)).toEqual([]);
      expect(links.filter((path) => !existsSync(path))).toEqual([]);
    },
  );
});

describe('the check of the page', () => {
  const planted = [
    'A file `src/core/nothing.ts`, a folder `src/nowhere/`, a test `test/unit/none.test.ts`,',
    'a symbol `src/core/words.ts:folded`, a word inside of a file `src/core/words.ts:normalize`,',
    'a local name `src/slack/listen.ts:reference`, and fine ones: `src/core/words.ts:fold`, `src/core/ports.ts:Clock`,',
    '`src/locales/index.ts:MessageKey`, `src/slack/blocks/status.ts:accountFields`; `npm test`, `finish` and `src` are no paths.',
    '```\n`src/in/a/code/block.ts`\n```',
  ].join('\n');

  it('bites: what is absent is named, and nothing else', () => {
    expect(problemsIn(planted)).toEqual([
      'src/core/nothing.ts: there is no such path',
      'src/nowhere/: there is no such path',
      'test/unit/none.test.ts: there is no such path',
      'src/core/words.ts:folded: the file has no such symbol',
      'src/core/words.ts:normalize: the file has no such symbol',
      'src/slack/listen.ts:reference: the file has no such symbol',
    ]);
  });
});
