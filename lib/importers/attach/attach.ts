import { splitSentences } from '../../glossing/sentences.ts';
import type { Theme } from '../theme/themes.ts';
import { clausesOf, type Mention } from './clauses.ts';
import { matchable } from './matchable.ts';
import { type Name, namesOf, occurrences } from './names.ts';
import { countShared, ownWords, tellingWords } from './title-words.ts';

/** Words of a theme that speak of one of its papers, verbatim: a sentence, or its clause where several share one. */
export interface Said {
  readonly line: number;
  /** Which paragraph of the theme, from 0. */
  readonly paragraph: number;
  readonly text: string;
}

/** No theme speaks of more papers; those beyond get nothing. */
const MOST_PAPERS = 100;
/** Nor is any sentence longer, or names papers more often. */
const LONGEST_SENTENCE = 5000;
const MOST_MENTIONS = 50;
const MOST_NAMES = 5;
/** Fewer of a title's own words show nothing. */
const FEWEST_SHARED = 2;

interface Sentence {
  readonly text: string;
  readonly line: number;
  readonly paragraph: number;
  mentions: readonly Mention[];
}

/**
 * Gives each paper of a theme the sentences that speak of it: by its name, by the words of its title where it has no
 * name, by the name that such a sentence gives it, and what goes on about it with a pronoun. Never looks beyond the
 * theme: another may use the same name for something else.
 */
export function attach(theme: Theme): Said[][] {
  const attacher = new Attacher({ ...theme, papers: theme.papers.slice(0, MOST_PAPERS) });
  return attacher.attach();
}

class Attacher {
  private readonly theme: Theme;
  private readonly sentences: readonly Sentence[];
  private readonly prose: string;
  private readonly names: Name[][];

  constructor(theme: Theme) {
    this.theme = theme;
    this.sentences = theme.paragraphs
      .flatMap(({ line, text }, paragraph) =>
        splitSentences(text).map(({ span }) => ({ text: text.slice(...span), line, paragraph, mentions: [] })),
      )
      .filter(({ text }) => text.length <= LONGEST_SENTENCE);
    this.prose = matchable(theme.paragraphs.map(({ text }) => text).join('\n')).text;
    this.names = distinct(theme.papers.map(({ title }) => namesOf(title, this.prose)));
  }

  attach(): Said[][] {
    this.findNames();
    if (this.learnNames()) this.findNames();
    this.followPronouns();
    return this.theme.papers.map((_, paper) => this.sentences.flatMap((sentence) => said(sentence, paper)));
  }

  private findNames(): void {
    for (const sentence of this.sentences) {
      const { text, at } = matchable(sentence.text);
      const found = this.names.flatMap((names, paper) =>
        names.flatMap((name) =>
          occurrences(text, name).map(([start, end]) => ({
            paper,
            start: at[start] ?? 0,
            end: (at[end - 1] ?? 0) + 1,
            length: end - start,
          })),
        ),
      );
      const longest = found
        .slice(0, MOST_MENTIONS)
        .filter(
          (one) =>
            !found.some(
              (other) =>
                other.paper !== one.paper &&
                other.length > one.length &&
                other.start <= one.start &&
                other.end >= one.end,
            ),
        );
      const learnt = sentence.mentions.filter(({ paper }) => !longest.some((other) => other.paper === paper));
      sentence.mentions = [...longest, ...learnt];
    }
  }

  /** Names that the prose gives to papers, as it speaks of them; true where one is new. */
  private learnNames(): boolean {
    const titles = this.theme.papers.map(({ title }) => title);
    const own = ownWords(titles, this.theme.heading);
    const named = new Set(this.sentences.flatMap(papersOf));
    for (const sentence of this.sentences) this.findByTitle(sentence, own, named);
    const learnt = this.sentences.flatMap(({ text, mentions }) =>
      mentions.map(({ paper, start, end }) => {
        const words = own[paper] ?? new Set();
        const subject = named.has(paper) ? [] : subjectIn(text.slice(start, end));
        const alone = mentions.every((other) => other.paper === paper);
        return { paper, names: [...subject, ...(alone ? boldWords(text, words) : [])] };
      }),
    );
    return learnt.flatMap(({ paper, names }) => names.filter((name) => this.learn(paper, name))).length > 0;
  }

  /** A paper that no sentence names is found by the words that its title alone has. */
  private findByTitle(sentence: Sentence, own: readonly ReadonlySet<string>[], named: ReadonlySet<number>): void {
    for (const [start, end] of freeSpans(sentence)) {
      const text = sentence.text.slice(start, end);
      const words = tellingWords(text);
      const scores = own.map((others, paper) => (named.has(paper) ? 0 : countShared(words, others)));
      const best = scores.reduce((most, score) => Math.max(most, score), 0);
      const paper = scores.indexOf(best);
      if (best < FEWEST_SHARED || scores.lastIndexOf(best) !== paper) continue;
      sentence.mentions = [...sentence.mentions, { paper, start, end }];
    }
  }

  private learn(paper: number, name: string): boolean {
    if ((this.names[paper]?.length ?? 0) >= MOST_NAMES) return false;
    if (this.names.flat().some(({ text }) => text.toLowerCase() === name.toLowerCase())) return false;
    this.names[paper] = [...(this.names[paper] ?? []), { text: name, anyCase: true }];
    return true;
  }

  private followPronouns(): void {
    for (const [at, sentence] of this.sentences.entries()) {
      const before = this.sentences[at - 1];
      if (!before || before.paragraph !== sentence.paragraph || sentence.mentions.length > 0) continue;
      const papers = BOTH.test(sentence.text) ? this.lastTwo(at) : PRONOUN.test(sentence.text) ? papersOf(before) : [];
      if (papers.length > (BOTH.test(sentence.text) ? 2 : 1)) continue;
      sentence.mentions = papers.map((paper) => ({ paper, start: 0, end: sentence.text.length }));
    }
  }

  /** The two papers that the paragraph spoke of last; none where it spoke of fewer. */
  private lastTwo(at: number): number[] {
    const paragraph = this.sentences[at]?.paragraph;
    const before = this.sentences.slice(Math.max(0, at - 6), at).filter((sentence) => sentence.paragraph === paragraph);
    const papers = [...new Set(before.reverse().flatMap(papersOf))];
    return papers.length >= 2 ? papers.slice(0, 2) : [];
  }
}

const PRONOUN =
  /^(?:its|it|they|their|this (?:allows|enables|lets|makes|gives|means|leads|results|yields|helps|reduces|improves|approach|method|framework|technique|design|model|system|mechanism|strategy|architecture|dataset|benchmark|study|paper|pipeline)|the (?:study|authors?|researchers|framework|method|approach|paper|team|model|system|benchmark|resulting))\b/i;
const BOTH = /^(?:these two|both (?:of these|approaches|methods|frameworks|papers|works|systems)|the two)\b/i;

function papersOf({ mentions }: Sentence): number[] {
  return [...new Set(mentions.map(({ paper }) => paper))];
}

function said({ text, line, paragraph, mentions }: Sentence, paper: number): Said[] {
  if (!mentions.some((mention) => mention.paper === paper)) return [];
  const whole =
    papersOf({ text, line, paragraph, mentions }).length < 2 ||
    mentions.every(({ start, end }) => start === 0 && end === text.length);
  const span = whole ? null : clausesOf(text, mentions).get(paper);
  return [{ line, paragraph, text: span ? text.slice(...span) : text }];
}

/** The parts of a sentence in which no paper is named: all of it, or clauses that stand for themselves. */
function freeSpans({ text, mentions }: Sentence): [number, number][] {
  if (mentions.length === 0) return [[0, text.length]];
  const cuts = [...text.matchAll(/;\s+|,\s+(?=(?:while|whereas)\s)/g)].map(
    ({ index, 0: { length } }) => [index, index + length] as const,
  );
  const starts = [0, ...cuts.map(([, end]) => end)];
  const ends = [...cuts.map(([start]) => start), text.length];
  return starts
    .map((start, at): [number, number] => [start, ends[at] ?? text.length])
    .filter(([start, end]) => !mentions.some((mention) => mention.start < end && mention.end > start));
}

/** A name that two papers have names neither. */
function distinct(names: readonly (readonly Name[])[]): Name[][] {
  const owners = Map.groupBy(
    names.flatMap((own, paper) => own.map(({ text }) => ({ key: text.toLowerCase(), paper }))),
    ({ key }) => key,
  );
  return names.map((own) =>
    own.filter(({ text }) => new Set(owners.get(text.toLowerCase())?.map(({ paper }) => paper)).size === 1),
  );
}

/** Words of a title that a sentence on its paper sets in bold. */
function boldWords(text: string, own: ReadonlySet<string>): string[] {
  const bold = [...text.matchAll(/\*\*([^*\s]{3,40})\*\*/g)].map((match) => match[1] ?? '');
  return bold.filter((word) => countShared(tellingWords(word), own) > 0).slice(0, 1);
}

/** What a sentence on a paper without a name calls it: the first subject that is written as names are. */
function subjectIn(text: string): string[] {
  const subject =
    /(?:^|[\s"“(*])(?:(?!(?:on|of|with|using|by|in|to|for|the|an?|its|their)\s)[\p{L}]+,?\s)?\**((?=\p{L}[\p{L}\d-]{0,30}\p{Lu}|\p{Lu}{3})\p{L}[\p{L}\d-]{2,30})\**(?=, (?:which|a|an)\b|\s+\p{Ll}{3,}s\b|['’]s\b)/u.exec(
      text,
    );
  return subject?.[1] ? [subject[1]] : [];
}
