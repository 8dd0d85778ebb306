import { splitSentences } from '../../glossing/sentences.ts';

type Fields = Readonly<Record<string, string>>;

/** A sentence that begins to say what the paper adds, after others that say what follows from it. */
const INTRODUCES =
  /^(?:this (?:paper|work)|the paper|[^.,;]{2,60}?) (?:introduces|presents|proposes|is a (?:novel|new))\b|^(?:this (?:paper|work)|the paper) (?:develops|demonstrates|establishes|makes)\b/i;
const WORK_AGAIN = /^the (?:work|study|authors?|framework|approach|method)\b/i;

/** The contribution stands again at the end of the impact, or the impact in place of the contribution: each once. */
export function withoutRepeat(fields: Fields): Fields {
  const { contribution = '', impact = '' } = fields;
  if (contribution === '') return fields;
  if (contribution === impact) return { ...fields, ...takenApart(impact) };
  if (!impact.endsWith(contribution)) return fields;
  return { ...fields, impact: impact.slice(0, -contribution.length).trimEnd() };
}

/** Where it can't be told which sentence begins the contribution, the text is shown once, as impact. */
function takenApart(text: string): { contribution: string; impact: string } {
  const sentences = splitSentences(text).slice(1);
  const start = sentences.find(({ span }) => introduces(text.slice(...span)))?.span[0];
  if (start === undefined) return { contribution: '', impact: text };
  return { contribution: text.slice(start), impact: text.slice(0, start).trimEnd() };
}

function introduces(sentence: string): boolean {
  return INTRODUCES.test(sentence.slice(0, 200)) && !WORK_AGAIN.test(sentence);
}
