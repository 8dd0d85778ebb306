import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { removeCodeStrings } from '../../scripts/build/without-code-strings.ts';

function installed(module: string): { code: string; id: string } {
  const id = fileURLToPath(new URL(`../../node_modules/${module}`, import.meta.url));
  return { code: readFileSync(id, 'utf8'), id };
}

describe('removeCodeStrings', () => {
  it.each([
    ['preact/dist/preact.mjs', 'innerHTML='],
    ['zod/v4/core/util.js', 'new F('],
    ['zod/v4/core/doc.js', 'new F('],
  ])('takes what linters point at out of %s', (module, finding) => {
    const { code, id } = installed(module);
    expect(code).toContain(finding);
    const changed = removeCodeStrings(code, id);
    expect(changed).not.toBeNull();
    expect(changed).not.toContain(finding);
  });

  it('leaves a Preact that still renders', async () => {
    const { code, id } = installed('preact/dist/preact.mjs');
    const changed = removeCodeStrings(code, id) ?? '';
    const preact = await import(`data:text/javascript,${encodeURIComponent(changed)}`);
    expect(Object.keys(preact)).toContain('render');
  });

  it('fails where a library no longer has it', () => {
    const { code, id } = installed('preact/dist/preact.mjs');
    expect(() => removeCodeStrings(code.replace('.__html', '.html'), id)).toThrow(/no longer has/);
  });

  it('leaves every other module alone', () => {
    expect(removeCodeStrings('node.innerHTML = text', '/src/panel.ts')).toBeNull();
  });
});
