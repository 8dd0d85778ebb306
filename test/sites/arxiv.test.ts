// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { PageFacts } from '../../lib/core/paper.ts';
import { arxiv } from '../../lib/sites/arxiv.ts';
import { parsePage, replica, replicaHtml } from './replica-pages.ts';

function surfaceOf(id: string) {
  const surface = arxiv.surfaceAt(new URL(`https://arxiv.org/abs/${id}`));
  if (!surface) throw new Error(`no surface for ${id}`);
  return surface;
}

function factsOf(document: Document): PageFacts {
  const facts = surfaceOf('2507.05566').readFacts(document);
  if (!facts) throw new Error('no facts');
  return facts;
}

/** The page as a scraper or a redesign might leave it. */
function withoutMeta(document: Document): Document {
  for (const tag of document.querySelectorAll('meta[name^="citation_"]')) tag.remove();
  return document;
}

/** The page after MathJax 2.7: each formula is a preview, a drawing that says it twice, and its source. */
function typeset(file: string): Document {
  const drawn = '<span class="MathJax_Preview"></span><span class="MathJax"><nobr>$1</nobr>';
  const assistive = '<span class="MJX_Assistive_MathML">$1</span></span><script type="math/tex">$1</script>';
  const html = replicaHtml(file);
  const body = html.indexOf('<body>');
  return parsePage(html.slice(0, body) + html.slice(body).replace(/\$([^$<]+)\$/g, drawn + assistive));
}

function pageOf(meta: string, abstract = ''): Document {
  return parsePage(`<head>${meta}</head><h1 class="title mathjax">T</h1>
    <blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>  ${abstract}</blockquote><p>`);
}

describe('facts', () => {
  test('are those of the page, names in reading order, the day that of the first version', () => {
    const facts = factsOf(replica('arxiv-abs-2506.21551.html'));
    expect(facts.authors).toEqual(['Ziyue Li', 'Chenrui Fan', 'Tianyi Zhou']);
    expect(facts.published).toBe('2025-06-26');
    expect(facts.abstract).toMatch(/^A small network trained on a toy task .* need no test set\.$/);
  });

  test('keep accents in names', () => {
    expect(factsOf(replica('arxiv-abs-2507.05566.html')).authors[0]).toBe('David Bensaïd');
  });

  test('name all authors of a long list, collectives as they are, and nothing of the script among them', () => {
    const { authors } = factsOf(replica('arxiv-abs-2506.13585.html'));
    expect(authors).toHaveLength(127);
    expect(authors.slice(0, 2)).toEqual(['MiniMax', 'Aili Chen']);
    expect(authors.join()).not.toMatch(/function|additional/);
  });

  test('of a paper withdrawn by its author are the title and the withdrawal note', () => {
    const facts = factsOf(replica('arxiv-abs-withdrawn.html'));
    expect(facts.title).toBe('Early Stopping by Disagreement Between Checkpoints');
    expect(facts.abstract).toMatch(/^The authors have withdrawn this paper: .* do not hold\.$/);
  });

  test('of a hostile page are plain text without controls that turn it round', () => {
    const facts = factsOf(replica('arxiv-abs-hostile.html'));
    expect(facts.title).toContain(
      `<img src=x onerror="window.hacked='title'"> Parsing of Hostile Titles & {{metadata}}`,
    );
    expect(facts.abstract).toContain('A reader sees one thing and a program another: <svg onload=');
    expect(facts.authors[2]).toBe('ecilA Reversed');
    expect(JSON.stringify(facts)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test('are read from the meta tags where a redesign left nothing else', () => {
    const document = replica('arxiv-abs-changed.html');
    const surface = surfaceOf('2510.00003');
    expect(surface.findAnchor(document)).toBeNull();
    expect(surface.showsPaper(document)).toBe(true);
    expect(surface.readFacts(document)?.authors).toEqual(['Jon Arvidsson', 'Leïla Benali']);
  });

  test('leave out names that are empty', () => {
    const names = ['Curie, Marie', '', ' \u202e'].map((name) => `<meta name="citation_author" content="${name}">`);
    expect(factsOf(pageOf(names.join(''))).authors).toEqual(['Marie Curie']);
  });

  test('leave out a date that is none', () => {
    const page = (date: string) =>
      pageOf(`<meta name="citation_title" content="T"><meta name="citation_date" content="${date}">`);
    expect(factsOf(page('2025/02/28')).published).toBe('2025-02-28');
    expect(factsOf(page('2025/02/30')).published).toBeNull();
    expect(factsOf(page('soon')).published).toBeNull();
  });
});

describe('without meta tags', () => {
  test('lines, links and scripts in the abstract are read as a person reads them', () => {
    const html = 'One.<br>Two, <a href="https://example.com/">this https URL</a>.<script>run()</script><!-- note -->';
    expect(factsOf(pageOf('', html)).abstract).toBe('One. Two, this https URL.');
  });

  const pages = [
    'arxiv-abs-2507.05566.html',
    'arxiv-abs-2506.21551.html',
    'arxiv-abs-2506.13585.html',
    'arxiv-abs-hep-th-9901001.html',
  ];

  test.each(pages)('%s says the same of itself', (file) => {
    expect(factsOf(withoutMeta(replica(file)))).toEqual({ ...factsOf(replica(file)), published: null });
  });
});

describe('formulas', () => {
  const file = 'arxiv-abs-2510.12345.html';
  const facts = factsOf(replica(file));

  test('stand in the facts as TeX', () => {
    expect(facts.title).toMatch(/Models in \$O\(R d\)\$ Memory$/);
    expect(facts.abstract).toContain('each weight matrix $W \\in \\mathbb{R}^{d \\times k}$ an update $BA$ of rank');
  });

  test('are the same after MathJax has drawn them', () => {
    expect(typeset(file).querySelector('h1.title')?.textContent).toContain('O(R d)O(R d)O(R d)');
    expect(factsOf(typeset(file))).toEqual(facts);
  });

  test('are put back from their sources where there are no meta tags', () => {
    const before = factsOf(withoutMeta(replica(file)));
    expect(before).toEqual({ ...facts, published: null });
    expect(factsOf(withoutMeta(typeset(file)))).toEqual(before);
  });

  test('that are displayed get no dollar signs they never had', () => {
    const display = '<div class="MathJax_Display"><span class="MathJax">drawn</span></div>';
    const source = '<script type="math/tex; mode=display">\\begin{align} a \\end{align}</script>';
    expect(factsOf(pageOf('', `Let ${display}${source} hold.`)).abstract).toBe(
      'Let \\begin{align} a \\end{align} hold.',
    );
  });
});

describe('accents in TeX', () => {
  test.each(['K\\&#34;{u}mmel', "Poincar\\'e", '\\v{C}ech', '\\O rsted'])(
    '%s is read from the abstract itself',
    (tex) => {
      const document = pageOf(`<meta name="citation_abstract" content="By ${tex}.">`, 'By a person.');
      expect(factsOf(document).abstract).toBe('By a person.');
    },
  );

  test.each(['$\\delta$', '$\\lambda \\in \\omega$', '50\\% of $\\bar{x}$'])('%s is none', (tex) => {
    const document = pageOf(`<meta name="citation_abstract" content="By ${tex}.">`, 'By a person.');
    expect(factsOf(document).abstract).toBe(`By ${tex}.`);
  });

  test('stay where the abstract is missing or not parsed yet', () => {
    const document = pageOf('<meta name="citation_abstract" content="By K\\&#34;{u}mmel.">', 'By K');
    document.querySelector('p')?.remove();
    Object.defineProperty(document, 'readyState', { value: 'loading' });
    expect(factsOf(document).abstract).toBe('By K\\"{u}mmel.');
    document.querySelector('blockquote')?.remove();
    expect(factsOf(document).abstract).toBe('By K\\"{u}mmel.');
  });
});

describe('bounds', () => {
  test('cut title, abstract, names and the list of them', () => {
    const author = `<meta name="citation_author" content="${'x'.repeat(300)}">`;
    const facts = factsOf(
      pageOf(`<meta name="citation_title" content="${'long '.repeat(200)}">
        <meta name="citation_abstract" content="${'long '.repeat(40_000)}">${author.repeat(5_100)}`),
    );
    expect(facts.title.length).toBeLessThanOrEqual(500);
    expect(facts.abstract.length).toBeLessThanOrEqual(20_000);
    expect(facts.abstract.length).toBeGreaterThan(19_000);
    expect(facts.authors).toHaveLength(5_000);
    expect(facts.authors[0]).toHaveLength(200);
  });

  test.each([
    ['words', 'word '],
    ['blanks', ' \n'],
    ['backslashes', '\\'],
    ['accents without an end', '\\v  '],
    ['formulas', '<span class="MathJax">x</span><script type="math/tex">x</script> '],
  ])('an abstract of 400 kB of %s takes no longer than its size asks for', (_, part) => {
    const time = (size: number) => {
      const text = part.repeat(size / part.length);
      const document = pageOf(`<meta name="citation_abstract" content="${part.startsWith('<') ? '' : text}">`, text);
      const start = performance.now();
      factsOf(document);
      return performance.now() - start;
    };
    time(50_000);
    expect(time(400_000)).toBeLessThan(Math.max(300, 30 * time(50_000)));
  });
});

test('is dark only where the page says so', () => {
  const document = replica('arxiv-abs-2507.05566.html');
  expect(surfaceOf('2507.05566').isDark(document)).toBe(false);
  document.documentElement.dataset.theme = 'dark';
  expect(surfaceOf('2507.05566').isDark(document)).toBe(true);
});

test('the panel goes after the abstract, not into it', () => {
  const anchor = surfaceOf('2507.05566').findAnchor(replica('arxiv-abs-2507.05566.html'));
  expect(anchor?.matches('#abs > blockquote.abstract')).toBe(true);
});

describe('a paper as HTML', () => {
  const surface = arxiv.surfaceAt(new URL('https://arxiv.org/html/2510.12345v1'));

  test('says its formulas once, as they were written, and no marks beside names', () => {
    const facts = surface?.readFacts(replica('arxiv-html-2510.12345.html'));
    expect(facts?.abstract).toMatch(/^Low-rank adaptation .* rank \$r\\ll\\min\(d,k\)\$\. Every .* 200 steps\.$/);
    expect(facts?.authors).toEqual(['Mara Lindqvist', 'Tomás Ferreira', 'Aiko Watanabe']);
    expect(facts?.published).toBeNull(); // the page has the day of its version
  });

  test('that its authors made themselves is no page of ours', () => {
    const document = parsePage('<h1>Our own HTML</h1><p>Abstract</p>');
    expect(surface?.showsPaper(document)).toBe(false);
    expect(surface?.findAnchor(document)).toBeNull();
  });
});
