import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The floors of the house, top to bottom; imports go down only, or stay on their floor where it says so. */
const FLOORS: readonly { readonly names: readonly string[]; readonly among?: boolean }[] = [
  { names: ['entrypoints', 'scripts'], among: false },
  { names: ['components'] },
  { names: ['lib/messages.ts', 'lib/settings.ts', 'lib/ask.ts'], among: true },
  // These stand side by side: catalog builds on search, store keeps what catalog and library define.
  {
    names: [
      'lib/sync',
      'lib/live',
      'lib/store',
      'lib/sources',
      'lib/sites',
      'lib/importers',
      'lib/glossing',
      'lib/catalog',
      'lib/search',
      'lib/library',
    ],
    among: true,
  },
  { names: ['lib/core'] },
];

function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = ['entrypoints', 'components', 'lib', 'scripts'].flatMap(filesBelow);
const code = sources.filter((path) => /\.(ts|tsx|mjs)$/.test(path));

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

function floorOf(path: string): { level: number; room: string } {
  for (const [level, { names }] of FLOORS.entries()) {
    const room = names.find((name) => path === name || path.startsWith(`${name}/`));
    if (room) return { level, room };
  }
  return { level: -1, room: '' };
}

/** Local imports of a file, as paths from the root. */
function localImports(path: string): string[] {
  return (
    importsOf(path)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(root, resolve(root, dirname(path), name.replace(/\?.*$/, ''))))
      // The look and the built catalog are data; commands launch browsers as the end-to-end tests do.
      .filter((target) => !/^(assets|public|test\/e2e\/support)\//.test(target))
  );
}

describe('the house', () => {
  test('has a floor for every file', () => {
    expect(code.length).toBeGreaterThan(40);
    for (const path of code) expect(floorOf(path).level, path).toBeGreaterThanOrEqual(0);
  });

  test('lets imports go down only', () => {
    for (const path of code) {
      const here = floorOf(path);
      for (const target of localImports(path)) {
        const there = floorOf(target);
        const message = `${path} imports ${target}`;
        expect(there.level, message).toBeGreaterThanOrEqual(here.level);
        if (there.level === here.level && there.room !== here.room) {
          expect(FLOORS[here.level]?.among, message).toBe(true);
        }
      }
    }
  });

  test('imports files that are there, by their full name', () => {
    for (const path of code) {
      for (const target of localImports(path))
        expect(existsSync(join(root, target)), `${path} imports ${target}`).toBe(true);
    }
  });

  test('keeps zod and the polyfill out of what runs in pages', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      if (!/\.(ts|tsx)$/.test(path)) return;
      for (const name of runtimeImports(path)) packages.add(name);
      for (const target of localImports(path)) visit(target);
    };
    for (const path of code.filter((name) => name.startsWith('entrypoints/panel.content/'))) visit(path);
    expect([...packages].filter((name) => !name.startsWith('.')).sort()).toEqual([
      '@webext-core/messaging',
      'preact',
      'preact/hooks',
      'wxt/browser',
      'wxt/utils/define-content-script',
    ]);
  });

  test('leaves the database to the background', () => {
    for (const path of code.filter(
      (name) => !name.startsWith('lib/store/') && !name.startsWith('entrypoints/background/'),
    )) {
      expect(
        localImports(path).filter((target) => target.startsWith('lib/store/')),
        path,
      ).toEqual([]);
    }
  });

  test('has no room where anything goes', () => {
    for (const path of sources) expect(path).not.toMatch(/\b(utils?|helpers?|common|manager)\b/i);
  });

  test('names every file in kebab-case', () => {
    for (const path of sources) expect(path.split('/').pop()).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/);
  });

  test('never makes markup from text', () => {
    for (const path of code) {
      const text = readFileSync(join(root, path), 'utf8');
      if (path.startsWith('scripts/')) continue;
      expect(text, path).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|document\.write|\beval\(/);
    }
  });
});

/** Imports that are still there when the types are gone. */
function runtimeImports(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/(import|export)\s+(type\s+)?[^;]*?from\s+'([^']+)'/g)]
    .filter((match) => !match[2])
    .map((match) => match[3] ?? '');
}

describe('a list', () => {
  test.each(['lib/sites', 'lib/importers', 'lib/library/formats', 'lib/sync/backends'])(
    '%s names every file of its folder',
    (folder) => {
      const contract = `${folder.split('/').pop()?.replace(/s$/, '')}.ts`;
      const listed = importsOf(`${folder}/index.ts`)
        .filter((name) => /^\.\/[^/]+$/.test(name))
        .map((name) => name.replace('./', ''));
      const members = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
      expect(listed.filter((name) => name !== contract).sort()).toEqual(
        members.filter((name) => name !== contract).sort(),
      );
    },
  );
});

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  test.each(
    readdirSync(join(root, 'lib/sites')).filter((name) => name.endsWith('.ts') && !/^(site|index)\.ts$/.test(name)),
  )('has a row for the site %s', (file) => {
    expect(readme).toMatch(new RegExp(`^\\|.*\`${file}\``, 'm'));
  });

  test.each(
    readdirSync(join(root, 'lib/library/formats')).filter(
      (name) => name.endsWith('.ts') && !/^(format|index)\.ts$/.test(name),
    ),
  )('has a row for the format %s', (file) => {
    expect(readme).toMatch(new RegExp(`^\\|.*\`${file}\``, 'm'));
  });

  test.each(
    readdirSync(join(root, 'lib/importers')).filter(
      (name) => name.endsWith('.ts') && !/^(importer|index)\.ts$/.test(name),
    ),
  )('has a row for the importer %s', (file) => {
    expect(readme).toMatch(new RegExp(`^\\|.*\`${file}\``, 'm'));
  });

  test.each(readdirSync(join(root, 'lib/sync/backends')).filter((name) => name.endsWith('.ts') && name !== 'index.ts'))(
    'has a row for the backend %s',
    (file) => {
      expect(readme).toMatch(new RegExp(`^\\|.*\`${file}\``, 'm'));
    },
  );

  test.each(readdirSync(join(root, 'catalog')))('has a row for the source %s', (file) => {
    expect(readme).toMatch(new RegExp(`^\\|.*\`${file}\``, 'm'));
  });

  test('gives a reason for every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      expect(readme, name).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|.{10,}\\|`, 'm'));
    }
  });
});
