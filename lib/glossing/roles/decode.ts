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
  readonly votes: readonly Vote[];
  readonly total: number;
  readonly before: Path | null;
  /** What the role votes for after it. */
  readonly after: Vote;
}

const START: Path = { role: 'what', votes: [], total: 0, before: null, after: { says: '', votes: {} } };

/** Decides the roles of all sentences at once: the best path (Viterbi's) through their votes and those of their order. */
export function decideRoles(sentences: readonly string[], form: Form): Decision[] {
  const texts = sentences.map((sentence) => sentence.toLowerCase());
  const opening = texts.findIndex((text) => AUTHORS.test(text));
  let ends: readonly Path[] = [START];
  for (const [at, text] of texts.entries()) {
    const votes = votesOf(text, at, texts.length, at > 0 && at === opening, form);
    const reached = ends;
    ends = ROLES[form].map((role, index) => {
      const after = { says: `after ${role}`, votes: MODELS[form].after[index] ?? {} };
      return reached.map((before) => step(before, role, votes, after)).reduce(better);
    });
  }
  const found: Decision[] = [];
  for (let path = ends.reduce(better); path.before; path = path.before) {
    found.push({ role: path.role, reasons: reasonsFor(path) });
  }
  return found.reverse();
}

function votesOf(text: string, at: number, count: number, opens: boolean, form: Form): Vote[] {
  const { places, opening } = MODELS[form];
  const cues = opens ? [...CUES, { words: AUTHORS, votes: opening }] : CUES;
  return [
    { says: `sentence ${at + 1} of ${count}`, votes: places[Math.round((4 * at) / (count - 1)) || 0] ?? {} },
    ...cues.flatMap(({ words, votes }) => text.match(words)?.map((says) => ({ says, votes })) ?? []),
  ];
}

function step(before: Path, role: Role, cast: readonly Vote[], after: Vote): Path {
  const votes = [...cast, before.after];
  const total = votes.reduce((sum, vote) => sum + weigh(vote, role), before.total);
  return { role, votes, total, before, after };
}

function better(first: Path, second: Path): Path {
  return second.total > first.total ? second : first;
}

function weigh({ votes }: Vote, role: Role): number {
  return votes[role.charAt(0)] ?? 0;
}

/** What spoke for the role that was chosen; what spoke least against it where nothing did. */
function reasonsFor({ role, votes }: Path): string[] {
  return votes
    .toSorted((a, b) => weigh(b, role) - weigh(a, role))
    .filter((vote, at) => at === 0 || weigh(vote, role) > 0)
    .map((vote) => `${vote.says} (${weigh(vote, role)})`);
}
