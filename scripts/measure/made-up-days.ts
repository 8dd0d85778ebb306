import { bundledCatalog } from '../commands/load-catalog.ts';
import { Random } from '../sync-sim/random.ts';

/** As many papers as a day of such tables has. */
const PAPERS = 14;

/** Daily tables that nobody published: titles and summaries of the bundled catalog, shuffled, five authors a paper. */
export async function madeUpDays(count: number, seed: number): Promise<readonly { file: string; text: string }[]> {
  const random = new Random(seed);
  const { papers } = await bundledCatalog();
  const row = (number: number) => {
    const words = random.pick(papers).title.split(' ');
    const title = [...words.slice(0, 6), `\n  ${random.pick(papers).title}`].join(' ');
    const id = `2301.${10_000 + number}`;
    const links = `(Read more on [arXiv](https://arxiv.org/abs/${id}) or [HuggingFace](https://huggingface.co/papers/${id}))`;
    const authors = Array.from({ length: 5 }, () => `${random.word(6)} ${random.word(8)}`);
    const summary = Object.values(random.pick(papers).glosses[0]?.sections ?? {}).join(' ');
    return `| ${title} ${links}| ${authors.join(', ')} | ${summary} |`;
  };
  return Array.from({ length: count }, (_, day) => {
    const date = new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);
    const rows = Array.from({ length: PAPERS }, (_, at) => row(day * PAPERS + at));
    const head = `\n\n## Papers for ${date}\n\n| Title | Authors | Summary |\n|-------|---------|---------|`;
    return { file: `${date.replaceAll('-', '/')}.md`, text: `${head}\n${rows.join('\n')}\n` };
  });
}
