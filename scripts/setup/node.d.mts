/** True for a Node that runs the tools. */
export function isNewEnough(version: string): boolean;

/** The Node to run the tools with: this one, or else the pinned one, fetched once. */
export function ensureNode(): string;
