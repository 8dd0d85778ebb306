import { errorMessage, PaperglossError } from '../../lib/core/errors.ts';

/** Larger ones are no list of papers; bytes. */
const MOST = 50_000_000;

/** What stands in a file. @throws PaperglossError for one that is too large or can't be read */
export async function textOf(file: File): Promise<string> {
  if (file.size > MOST) {
    const words = `${file.name} is larger than 50 MB, which no list of papers is. Cut it into parts.`;
    throw new PaperglossError('bad-request', words);
  }
  try {
    return await file.text();
  } catch (error) {
    const words = `Couldn’t read ${file.name}: ${errorMessage(error)} Choose it again.`;
    throw new PaperglossError('bad-request', words, { cause: error });
  }
}
