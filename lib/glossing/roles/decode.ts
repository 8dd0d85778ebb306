import { CUES } from './cues.ts';
import type { RoleModel } from './models.ts';
import type { Role, Votes } from './role.ts';

/** A sentence's role with what decided it, strongest first. */
export interface Decision {
  readonly role: Role;
  readonly reasons: readonly string[];
}

interface Vote {
  readonly says: string;
  readonly votes: Votes;
}

/** Longer sentences are judged by their beginning. */
const LONGEST = 600;
/** Where the authors begin to speak of their own work. */
const AUTHORS =
  /\b(?:we|our|us|this (?:paper|study|work|article|research|survey|report|chapter|tutorial|contribution)|the (?:paper|article|study|authors?|chapter)|here)\b/;

/** Decides the roles of all sentences at once: the best path through their votes and the votes of their order. */
export function decideRoles(sentences: readonly string[], model: RoleModel): Decision[] {
  const texts = sentences.map((sentence) => sentence.slice(0, LONGEST).toLowerCase());
  const opening = texts.findIndex((text) => AUTHORS.test(text));
  const votes = texts.map((text, at) => votesOf(text, at, sentences.length, opening, model));
  return bestPath(
    votes.map((all) => model.roles.map((role) => sum(all, role))),
    model,
  ).map((role, at) => ({ role, reasons: reasonsFor(role, votes[at] ?? []) }));
}

function votesOf(text: string, at: number, count: number, opening: number, model: RoleModel): Vote[] {
  return [
    { says: `sentence ${at + 1} of ${count}`, votes: model.place(at, count) },
    ...(at > 0 && at === opening ? [{ says: 'the authors begin to speak', votes: model.opening }] : []),
    ...CUES.filter(({ when }) => when.test(text)),
  ];
}

function sum(votes: readonly Vote[], role: Role): number {
  return votes.reduce((total, vote) => total + (vote.votes[role] ?? 0), 0);
}

/** Viterbi's path through `scores`, one row for each sentence and one column for each role. */
function bestPath(scores: readonly (readonly number[])[], { roles, follows }: RoleModel): Role[] {
  const steps: number[][] = [];
  let totals: number[] = [];
  for (const row of scores) {
    const before = totals;
    const step = roles.map((role) => (before.length === 0 ? -1 : bestBefore(before, role)));
    steps.push(step);
    totals = roles.map((role, at) => {
      const previous = step[at] ?? -1;
      const name = roles[previous] ?? null;
      return (row[at] ?? 0) + (name === null ? 0 : (before[previous] ?? 0)) + follows(name, role);
    });
  }
  return backtrack(steps, totals);

  function bestBefore(before: readonly number[], role: Role): number {
    const reached = before.map((total, at) => total + follows(roles[at] ?? null, role));
    return reached.indexOf(Math.max(...reached));
  }

  function backtrack(path: readonly (readonly number[])[], last: readonly number[]): Role[] {
    const found: Role[] = [];
    let at = last.indexOf(Math.max(...last));
    for (const step of path.toReversed()) {
      const role = roles[at];
      if (role) found.push(role);
      at = step[at] ?? -1;
    }
    return found.reverse();
  }
}

/** What spoke for the role that was chosen; its place in the order where nothing else did. */
function reasonsFor(role: Role, votes: readonly Vote[]): string[] {
  const spoke = votes
    .map(({ says, votes: { [role]: weight = 0 } }) => ({ says, weight }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return spoke.length > 0 ? spoke.map(({ says, weight }) => `${says} (+${weight})`) : ['the order of the sentences'];
}
