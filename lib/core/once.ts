/** A value that is loaded when it is first asked for and kept; a load that fails is forgotten, so that the next ask tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    if (loaded) return loaded;
    const mine = load().catch((error: unknown) => {
      if (loaded === mine) loaded = null;
      throw error;
    });
    loaded = mine;
    return mine;
  };
}
