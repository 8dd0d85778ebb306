import type { Scene } from './judge.ts';
import { isVerb, phraseBefore, textOf } from './phrase.ts';
import type { Finding } from './relate.ts';
import { isMetricWord, isName } from './words.ts';

/** Whose result it is: the name that the verb before the number belongs to, or the one that the title gives. */
export function findSystem({ text, tokens }: Scene, { at }: Finding, title: string): string | null {
  for (let verb = at - 1; verb > 0; verb -= 1) {
    if (tokens[verb]?.text === ';') break;
    if (!isVerb(tokens, verb)) continue;
    const before = /ly$/.test(tokens[verb - 1]?.lower ?? '') ? verb - 1 : verb;
    const phrase = phraseBefore(tokens, before);
    const words = tokens.slice(phrase.start, phrase.end);
    if (words.some((token) => isName(token) && !isMetricWord(token) && token.start > (tokens[0]?.start ?? 0)))
      return textOf(text, tokens, phrase);
    if (words[0] && isName(words[0]) && /[\p{Lu}\d].*[\p{Lu}\d]/u.test(words[0].text) && !isMetricWord(words[0]))
      return textOf(text, tokens, phrase);
  }
  return /^([^:]{2,40}):/.exec(title)?.[1] ?? null;
}
