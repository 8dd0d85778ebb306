import { mulberry32 } from '../mulberry32.ts';

/** What breaks readers: marks without a partner, half tags, controls, addresses, the words that formats are known by. */
const NOISE = [
  ...['|', '](', '[', '**', '\\', '$', '<td>', '</ul>', '- ', '    ', '{"', '"paper":', '&#0;', '‚Ä', '(', ')', '# '],
  ...[
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    '\u0000',
    '\u202e',
    '\ud800',
    '\udc00',
    '\u200b',
    'é',
    '漢',
    '🔬',
    '`',
    '```',
    '<!--',
  ],
  ...['Primary: ', 'All Institutions: ', '| Title | Authors | Summary |\n|---|---|---|\n', '<script>', '"__proto__":'],
  ...[
    'https://arxiv.org/abs/2402.00011',
    '[T](https://arxiv.org/abs/2402.00012)',
    'javascript:',
    '12.5%',
    '2024-02-29',
  ],
  ...[
    'Follow-up questions: 1. ',
    'Problem?',
    ' while ',
    '; ',
    'its ',
    '\\begin{center}',
    '\\emph{',
    '1. ',
    ' (2) ',
    '; ,',
  ],
];

/** Documents for ever, the same for a seed: a sample with parts cut out and noise put in, or lines of it mixed anew. */
export function* madeDocuments(sample: string, seed: number): Generator<string> {
  const random = mulberry32(seed);
  const below = (most: number) => Math.floor(random() * most);
  const lines = sample.split('\n');
  const noise = () => {
    const part = random() < 0.9 ? (NOISE[below(NOISE.length)] ?? '') : String.fromCharCode(below(0x10000));
    return random() < 0.05 ? part.repeat(below(300)) : part;
  };
  const mutated = () => {
    let text = sample;
    for (let edit = below(8); edit >= 0; edit -= 1) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + noise() + text.slice(at + (random() < 0.5 ? 0 : below(60)));
    }
    return text;
  };
  const mixed = () => {
    const parts = Array.from({ length: below(20) }, () => (random() < 0.7 ? lines[below(lines.length)] : noise()));
    return parts.join(random() < 0.9 ? '\n' : '');
  };
  for (;;) yield random() < 0.6 ? mutated() : mixed();
}
