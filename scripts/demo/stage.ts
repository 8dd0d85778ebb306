/** A paper's page that the demo opens. */
export interface DemoPage {
  /** Begins the names of its pictures. */
  readonly site: string;
  readonly title: string;
  readonly light: string;
  /** arXiv has no dark look, and the panel follows the page; the dark replica of Hugging Face is another paper's. */
  readonly dark: string;
  /** The abstract is marked. */
  readonly marked?: true;
}

/** Papers of the bundled index, so that each panel has all of its parts; and one that nobody has written about. */
export const DEMO_PAGES: readonly DemoPage[] = [
  {
    site: 'arxiv',
    title: 'arXiv abs page',
    light: 'https://arxiv.org/abs/2507.05566',
    dark: 'https://arxiv.org/abs/2507.05566',
  },
  {
    site: 'hugging-face',
    title: 'Hugging Face paper page',
    light: 'https://huggingface.co/papers/2507.05566',
    dark: 'https://huggingface.co/papers/2507.06203',
  },
  {
    site: 'from-abstract',
    title: 'A paper that speaks from its abstract',
    light: 'https://arxiv.org/abs/2510.12345',
    dark: 'https://arxiv.org/html/2510.12345',
    marked: true,
  },
];

/** What keeps this machine from showing the real sites in a window; null where nothing does. */
export async function obstacle(): Promise<string | null> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display';
  }
  try {
    await Promise.all(
      DEMO_PAGES.map(({ light }) => fetch(light, { method: 'HEAD', signal: AbortSignal.timeout(8000) })),
    );
    return null;
  } catch {
    return 'the sites cannot be reached';
  }
}
