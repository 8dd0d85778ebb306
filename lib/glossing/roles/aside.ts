import type { Form } from './role.ts';

/** Opens questions or remarks that follow a summary and are no part of it. */
const AFTERWORD = /^\W*(?:follow-?up questions?|further questions|questions for)\b/i;

const ASIDES: Readonly<Record<Form, readonly RegExp[]>> = {
  summary: [/^\W*(?:okay, |sure, )?here(?:'s|’s| is)\b.{0,200}\bsummary\b/is, /^\W*a 1-line summary\W*$/i],
  abstract: [
    /\ball rights reserved\b/i,
    /^(?:©|\(c\) |copyright |q |published by )?\W*(?:19|20)\d\d (?:the authors|elsevier|ieee|acm|springer|wiley|published)/i,
    /^\W*(?:keywords|index terms|key words|categories and subject)\b/i,
    /^(?=.{0,160}$)(?=.*\b(?:codes?|data|datasets?|models?|page|website|homepage|demos?|videos?|implementation|details|software)\b).*(?:https?:|this https? url|github|(?:publicly|is|are|be|made|make.*) available|open-?sourced?\b|releas)/i,
    /^(?:this|the) (?:paper|article|work|manuscript|submission|preprint)\b.{0,40}\bwithdrawn\b/i,
    /^(?:this (?:paper|article|work) (?:is|was|has been) (?:accepted|published|part of|under)|accepted (?:at|to|by)|to appear in|preprint)\b/i,
  ],
};

/** Which sentences play no role in what the paper says: questions after a summary, copyright lines, where the code is. */
export function findAsides(sentences: readonly string[], form: Form): boolean[] {
  const afterword = form === 'summary' ? sentences.findIndex((sentence) => AFTERWORD.test(sentence)) : -1;
  return sentences.map(
    (sentence, at) => (afterword >= 0 && at >= afterword) || ASIDES[form].some((aside) => aside.test(sentence)),
  );
}
