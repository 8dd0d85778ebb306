/** A command of `papergloss`: gives the exit code's absence, that is, it throws where it can't do its work. */
export interface Command {
  /** `search QUERY | --jsonl`, as the usage shows it. */
  readonly usage: string;
  readonly says: string;
  run(args: readonly string[], io: CommandIo): Promise<void>;
}

/** Where a command's words go. */
export interface CommandIo {
  /** One line of JSON. */
  out(value: unknown): void;
  /** A part of an answer that is too long to be held at once; done when there is room for the next. */
  write(text: string): Promise<void>;
  /** A line for people. */
  note(line: string): void;
  /** The lines of standard input. */
  lines(): AsyncIterable<string>;
}

/** Input that a command cannot use; the message says in one line what is wrong with it. */
export class InputError extends Error {
  override name = 'InputError';
}
