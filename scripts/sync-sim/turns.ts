/** One thing a device does over time, which may be stopped between any two turns and never go on. */
export interface Task {
  resume: (() => void) | null;
  done: boolean;
}

/** Lets one task at a time run to its next turn, so that a seed repeats every interleaving. */
export class Turns {
  private yielded: (() => void) | null = null;

  /** Waits to be given the next turn. A task that is never given one was killed here. */
  wait(task: Task): Promise<void> {
    return new Promise((resolve) => {
      task.resume = resolve;
      this.yielded?.();
    });
  }

  /** Starts a task and runs it to its first turn. */
  async start(run: (task: Task) => Promise<void>): Promise<Task> {
    const task: Task = { resume: null, done: false };
    await this.until(() => {
      void run(task).then(() => {
        task.done = true;
        this.yielded?.();
      });
    });
    return task;
  }

  /** Gives a task its turn, up to the next. */
  async step(task: Task): Promise<void> {
    const { resume } = task;
    task.resume = null;
    if (resume) await this.until(resume);
  }

  private until(go: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.yielded = resolve;
      go();
    });
  }
}
