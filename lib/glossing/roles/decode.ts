import { AUTHORS, CUES } from './cues.ts';
import { MODELS } from './models.ts';
import { type Form, ROLES, type Role, type Votes } from './role.ts';

/** A sentence's role with what decided it, strongest first. */
export interface Decision {
  readonly role: Role;
  readonly reasons: readonly string[];
}

interface Vote {
  readonly says: string;
  readonly votes: Votes;
}

/** The best way to give roles to the sentences up to one that plays `role`. */
interface Path {
  readonly role: Role;
  readonly total: number;
  readonly before: Path | null;
  readonly after: Votes;
}

/** Longer sentences are judged by their beginning. */
const LONGEST = 600;

/** Decides the roles of all sentences at once: the best path through their votes and the votes of their order. */
export function decideRoles(sentences: readonly string[], form: Form): Decision[] {
  const texts = sentences.map((sentence) => sentence.slice(0, LONGEST).toLowerCase());
  const opening = texts.findIndex((text) => AUTHORS.test(text));
  const votes = texts.map((text, at) => votesOf(text, at, texts.length, opening, form));
  return bestPath(votes, form).map((role, at) => ({ role, reasons: reasonsFor(role, votes[at] ?? []) }));
}

function votesOf(text: string, at: number, count: number, opening: number, form: Form): Vote[] {
  const { places, opening: opens } = MODELS[form];
  const cues = at > 0 && at === opening ? [...CUES, { words: AUTHORS, votes: opens }] : CUES;
  return [
    { says: `sentence ${at + 1} of ${count}`, votes: places[Math.round((4 * at) / (count - 1)) || 0] ?? {} },
    ...cues.flatMap(({ words, votes }) => text.match(words)?.map((says) => ({ says, votes })) ?? []),
  ];
}

/** Viterbi's path: for each sentence, the best way to reach it in each of the roles. */
function bestPath(votes: readonly (readonly Vote[])[], form: Form): Role[] {
  const { after } = MODELS[form];
  let ends: readonly Path[] = [];
  for (const cast of votes) {
    const reached = ends;
    ends = ROLES[form].map((role, at) => {
      const before = best(reached, role);
      const own = cast.reduce((sum, vote) => sum + weigh(vote.votes, role), 0);
      return {
        role,
        before,
        total: own + (before ? before.total + weigh(before.after, role) : 0),
        after: after[at] ?? {},
      };
    });
  }
  const found: Role[] = [];
  for (let path = best(ends); path; path = path.before) found.push(path.role);
  return found.reverse();
}

/** The best of some paths; the best to go on from where a next role is given. */
function best(paths: readonly Path[], next?: Role): Path | null {
  const total = (path: Path | null): number => (path ? path.total + weigh(path.after, next) : -Infinity);
  return paths.reduce<Path | null>((first, path) => (total(path) > total(first) ? path : first), null);
}

function weigh(votes: Votes, role = ''): number {
  return votes[role.charAt(0)] ?? 0;
}

/** What spoke for the role that was chosen; its place in the order where nothing else did. */
function reasonsFor(role: Role, votes: readonly Vote[]): string[] {
  const spoke = votes
    .map((vote) => ({ says: vote.says, weight: weigh(vote.votes, role) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return spoke.length > 0 ? spoke.map(({ says, weight }) => `${says} (+${weight})`) : ['the order of the sentences'];
}
