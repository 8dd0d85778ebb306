import { fold } from '../../core/text.ts';

function stem(word: string): string {
  return word.replace(/(?:izations?|isations?|ations?|ings?|ions?|ers?|ed|es|s|ly|e)$/, '');
}

/** Words that half of all titles have: none tells papers apart. */
const GENERIC = new Set(
  'with from without toward towards into over under using based through what where when does this that your their model language large learning train generat reason agent system framework data dataset benchmark evaluat efficient method approach network neural deep image video multimodal multi visual vision task scal improv bench paper novel general optimiz attention transform inference understand performance foundation technical report survey study open human'
    .split(' ')
    .map(stem),
);

/** The words of a text that may tell one paper from another, cut down to what their forms share. */
export function tellingWords(text: string): Set<string> {
  const words = fold(text).match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.map(stem).filter((word) => word.length >= 3 && !GENERIC.has(word)));
}

/** The words of each title that no other title and no heading has. */
export function ownWords(titles: readonly string[], heading: string): Set<string>[] {
  const all = titles.map(tellingWords);
  const common = tellingWords(heading);
  return all.map((words, at) => {
    const others = all.filter((_, other) => other !== at);
    return new Set([...words].filter((word) => !common.has(word) && !others.some((set) => set.has(word))));
  });
}

/** How many words are in both. */
export function countShared(words: ReadonlySet<string>, own: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (own.has(word)) count += 1;
  return count;
}
