import type { Form } from './role.ts';

/** Opens questions or remarks that follow a summary and are no part of it. */
const AFTERWORD = /^\W*(?:follow-?up|further) questions/i;

/** Remarks before a summary; small print, keywords, what became of the paper, and where its code is. */
const ASIDES: Readonly<Record<Form, readonly RegExp[]>> = {
  summary: [/^\W*(?:\w+, )?here(?:.s| is) .{0,200}\bsummary\b/is],
  abstract: [
    /all rights reserved|^\W*(?:keywords|index terms|(?:\w+ )?(?:19|20)\d\d (?:the authors|elsevier|ieee|acm|springer))/i,
    /^(?:this|the) (?:paper|article|work|manuscript|submission)\b.{0,40}\b(?:is|was|been) (?:withdrawn|accepted|published)/i,
    /^(?=.{0,160}$)(?=.*(?:\b(?:code|data|model|video|demo|details|software)|page|website)).*(?:https?:|this \w+ url|github|(?:is|are|be|publicly) available|open-?sourced|releas)/i,
  ],
};

/** Which sentences play no role in what the paper says: questions after a summary, copyright lines, where the code is. */
export function findAsides(sentences: readonly string[], form: Form): boolean[] {
  const afterword = sentences.findIndex((sentence) => AFTERWORD.test(sentence));
  return sentences.map(
    (sentence, at) => (afterword >= 0 && at >= afterword) || ASIDES[form].some((aside) => aside.test(sentence)),
  );
}
