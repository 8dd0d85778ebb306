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
    this.findData();
    this.followPronouns();
    this.lookAhead();
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

  /** A sentence that names no paper may name the data set that another said to be one paper's own. */
  private findData(): void {
    const owned = this.sentences.flatMap((sentence) => {
      const [paper, ...others] = papersOf(sentence);
      const name = paper === undefined || others.length > 0 ? null : ownDataIn(sentence.text);
      return name ? [{ paper: paper as number, name: { text: name, anyCase: false } }] : [];
    });
    for (const { paper, name } of owned.slice(0, MOST_NAMES)) {
      if (owned.some((other) => other.paper !== paper && other.name.text === name.text)) continue;
      for (const sentence of this.sentences) {
        if (sentence.mentions.length > 0) continue;
        sentence.mentions = occurrences(sentence.text, name).map(([start, end]) => ({ paper, start, end }));
      }
    }
  }

  /** `While Moss counts stones, other research films ferns. FernCam …` speaks of the next paper, too. */
  private lookAhead(): void {
    for (const [at, sentence] of this.sentences.entries()) {
      const next = this.sentences[at + 1];
      const start = sentence.text.search(OTHER_WORK);
      if (start < 0 || !next || next.paragraph !== sentence.paragraph) continue;
      const [paper, ...others] = papersOf(next);
      const free = sentence.mentions.every((mention) => mention.end <= start && mention.paper !== paper);
      if (paper === undefined || others.length > 0 || sentence.mentions.length === 0 || !free) continue;
      sentence.mentions = [...sentence.mentions, { paper, start, end: sentence.text.length }];
    }
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

/** The main clause of a sentence that turns from one paper to the next. */
const OTHER_WORK =
  /(?<=^(?:while|whereas)\s[^,;]{1,200},\s)(?:other|another|further|a second)\s(?:research|works?|papers?|stud(?:y|ies)|efforts?|line of work)\b/i;

/** `from its 70K-instance MAD-Cars dataset`: the name of data that a sentence says to be its paper's own. */
function ownDataIn(text: string): string | null {
  const match =
    /\b(?:its|their)\s(?:[\p{L}\d-]{1,40},?\s){0,3}\**((?=[\p{L}\d-]{0,30}\p{Lu}[\p{L}\d-]{0,30}\p{Lu})\p{Lu}[\p{L}\d-]{2,40})\**\s(?:data\s?set|corpus)\b/u.exec(
      text,
    );
  return match?.[1] ?? null;
}

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
