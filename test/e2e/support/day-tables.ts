import { addDays } from '../../../lib/sources/series.ts';

/** A row of a made-up daily table. */
export interface TableRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** A daily table as publishers write it. @param day `YYYY-MM-DD` */
export function dayTable(day: string, rows: readonly TableRow[]): string {
  const lines = rows.map(
    ({ id, title, summary }) =>
      `| ${title} (Read more on [arXiv](https://arxiv.org/abs/${id}) or ` +
      `[HuggingFace](https://huggingface.co/papers/${id}))| Ada Birch, Bo Cedar | ${summary} |`,
  );
  return `\n\n## Papers for ${day}\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n${lines.join('\n')}\n`;
}

/** So many papers of a day that no other day has, told as publishers do; one day is at most 90 papers. */
export function madeUpDay(day: string, papers: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const rows = Array.from({ length: papers }, (_, at): TableRow => {
    const id = `${year.slice(2)}${month}.${date}${String(100 + at)}`;
    const name = `Hedge${at}`;
    return {
      id,
      title: `${name}: Trimming Garden Hedges on Day ${date} of Month ${month} with Robot ${at}`,
      summary:
        `The paper introduces ${name}, a robot that learns to trim hedges of day ${day} from videos. Its main objective is ` +
        'to spare gardeners the labelling of twigs and leaves. The method fits a policy to forty hours of video, then ' +
        `prunes it. Results show a ${10 + at}.5% lower error than the baseline on GardenBench and 91.${at}% accuracy on ` +
        'HedgeQA. For AI practitioners, it shows how far unlabelled video reaches in gardens and out.',
    };
  });
  return dayTable(day, rows);
}

/** So many days up to one, that one first. @param last `YYYY-MM-DD` */
export function daysUpTo(last: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => addDays(last, -at));
}
