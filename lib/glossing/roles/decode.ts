import { AUTHORS, CUES } from './cues.ts';
import { MODELS } from './models.ts';
import { type Form, ROLES, type Role, SCALE, type Votes } from './role.ts';

/** A sentence's role with what decided it, strongest first. */
export interface Decision {
  readonly role: Role;
  readonly reasons: readonly string[];
}

interface Vote {
  readonly says: string;
  readonly votes: Votes | undefined;
}

/**
 * Decides the roles of all sentences at once: each gets the one that is likeliest over all ways to give roles to the
 * others (forward-backward, Rabiner 1989), by the votes of its words and its place and of the order of roles.
 */
export function decideRoles(sentences: readonly string[], form: Form): Decision[] {
  const texts = sentences.map((sentence) => sentence.toLowerCase());
  const opening = texts.findIndex((text) => AUTHORS.test(text));
  const cast = texts.map((text, at) => votesOf(text, at, texts.length, opening, form));
  const follow = ROLES[form].map((role, at) => ({ says: `after ${role}`, votes: MODELS[form].after[at] }));
  const tally = (votes: readonly Vote[]) =>
    ROLES[form].map((role) => votes.reduce((sum, vote) => sum + weigh(vote, role), 0));
  const own = cast.map(tally);
  const links = follow.map((vote) => tally([vote]));
  const before = sweep(own, links);
  const behind = sweep(
    own.toReversed(),
    links.map((_, to) => links.map((link) => link[to] ?? 0)),
  ).reverse();
  let last: Vote[] = [];
  return cast.map((votes, at) => {
    const sums = own[at]?.map((sum, role) => (before[at]?.[role] ?? 0) + (behind[at]?.[role] ?? 0) - sum) ?? [];
    const chosen = sums.indexOf(Math.max(...sums));
    const role = ROLES[form][chosen] ?? 'method';
    const reasons = reasonsFor(role, [...votes, ...last]);
    last = follow.slice(chosen, chosen + 1);
    return { role, reasons };
  });
}

function votesOf(text: string, at: number, count: number, opening: number, form: Form): Vote[] {
  const { placeOf, places, last, own } = MODELS[form];
  return [
    { says: `sentence ${at + 1} of ${count}`, votes: places[placeOf(at, count)] },
    { says: 'last sentence', votes: at === count - 1 ? last : undefined },
    { says: 'where the authors first speak', votes: own[at < opening ? 0 : at > opening ? 3 : at > 0 ? 1 : 2] },
    ...CUES.flatMap(({ words, votes }) => text.match(words)?.map((says) => ({ says, votes: votes[form] })) ?? []),
  ];
}

/**
 * Adds up all ways to give roles to the sentences so far, for each role of the last of them.
 * @param own votes for each role, a row for each sentence
 * @param links votes of each role, a row, for the one behind it
 * @returns like `own`
 */
function sweep(own: readonly (readonly number[])[], links: readonly (readonly number[])[]): number[][] {
  let before: number[] | null = null;
  return own.map((row) => {
    before = row.map(
      (sum, to) => sum + (before ? sumOfLogs(before.map((way, from) => way + (links[from]?.[to] ?? 0))) : 0),
    );
    return before;
  });
}

function sumOfLogs(terms: readonly number[]): number {
  const most = Math.max(...terms);
  return most + SCALE * Math.log(terms.reduce((sum, term) => sum + Math.exp((term - most) / SCALE), 0));
}

function weigh({ votes }: Vote, role: Role): number {
  return votes?.[role.charAt(0)] ?? 0;
}

/** What spoke for the role that was chosen; what spoke least against it where nothing did. */
function reasonsFor(role: Role, votes: readonly Vote[]): string[] {
  return votes
    .toSorted((a, b) => weigh(b, role) - weigh(a, role))
    .filter((vote, at) => at === 0 || weigh(vote, role) > 0)
    .map((vote) => `${vote.says} (${weigh(vote, role)})`);
}
