import { AFTER, CUES, placed } from './cues.ts';
import { type Form, ROLES, type Role, type Votes } from './role.ts';

/** A sentence's role with what decided it, strongest first. */
export interface Decision {
  readonly role: Role;
  readonly reasons: readonly string[];
}

interface Vote {
  readonly says: string;
  readonly votes: Votes | undefined;
}

/** A row for each sentence, a number for each role. */
type Table = readonly (readonly number[])[];

/**
 * Decides the roles of all sentences at once, by the votes of their words, their places and the order of roles: each gets
 * the one that the best way through all sentences gives it (Viterbi's, as max-marginals).
 */
export function decideRoles(sentences: readonly string[], form: Form): Decision[] {
  const cast = placed(sentences).map((text) =>
    CUES.flatMap(({ words, votes }) => text.match(words)?.map((says) => ({ says, votes: votes[form] })) ?? []),
  );
  const follow = ROLES[form].map((role, at) => [{ says: `after ${role}`, votes: AFTER[form][at] }]);
  const tally = (votes: readonly Vote[]) =>
    ROLES[form].map((role) => votes.reduce((sum, vote) => sum + weigh(vote, role), 0));
  const own = cast.map(tally);
  const links = follow.map(tally);
  const before = sweep(own, (from, to) => links[from]?.[to]);
  const behind = sweep(own.toReversed(), (from, to) => links[to]?.[from]).reverse();
  let last: readonly Vote[] = [];
  return cast.map((votes, at) => {
    const sums = own[at]?.map((sum, role) => (before[at]?.[role] ?? 0) + (behind[at]?.[role] ?? 0) - sum) ?? [];
    const chosen = sums.indexOf(Math.max(...sums));
    const role = ROLES[form][chosen] ?? 'method';
    const reasons = reasonsFor(role, [...votes, ...last]);
    last = follow[chosen] ?? [];
    return { role, reasons };
  });
}

/** The best way to give roles to the sentences so far, for each role of the last of them. */
function sweep(own: Table, link: (from: number, to: number) => number | undefined): number[][] {
  let ways: number[] | null = null;
  return own.map((row) => {
    ways = row.map((sum, to) => sum + (ways ? Math.max(...ways.map((way, from) => way + (link(from, to) ?? 0))) : 0));
    return ways;
  });
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
