// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Panel } from '../../../components/panel/panel.tsx';
import type { PanelProps, Shown } from '../../../components/panel/panel-props.ts';
import { abstractSource } from '../../../lib/core/gloss.ts';
import { verbatimOf } from '../../../lib/importers/markup/verbatim.ts';
import type { PaperView } from '../../../lib/messages.ts';
import { digest, notes, paperView, voice } from '../gloss/sample-gloss.ts';

afterEach(cleanup);

const ready = (changes: Partial<PaperView> = {}): Shown => ({ state: 'ready', paper: paperView(changes) });

function panel(changes: Partial<PanelProps> = {}) {
  const props: PanelProps = {
    shown: ready(),
    layout: { folded: false, open: [], marked: false },
    saving: false,
    notice: null,
    gone: false,
    hrefOf: (id) => `https://arxiv.org/abs/${id}`,
    onLayout: vi.fn(),
    onSave: vi.fn(),
    onRetry: vi.fn(),
    onAbstract: vi.fn(),
    trusts: () => true,
    ...changes,
  };
  return { props, ...render(<Panel {...props} />) };
}

const save = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Saved?$/ });
const part = (container: Element, name: string) => container.querySelector<HTMLElement>(`[data-part="${name}"]`);

describe('a paper with a gloss', () => {
  test('is one landmark with summary, numbers, related papers and a named source', () => {
    const { container } = panel();
    expect(screen.getByRole('region', { name: 'Papergloss' })).toBeTruthy();
    const summary = part(container, 'summary');
    expect(summary?.querySelector('[data-section="what"]')?.textContent).toBe('One matrix does the work of two.');
    expect(summary?.querySelector('[data-section="method"]')?.textContent).toContain('A and its transpose.');
    expect(part(container, 'metrics')?.querySelectorAll('[data-metric]')).toHaveLength(1);
    expect(part(container, 'related')?.querySelectorAll('a[data-paper]')).toHaveLength(5);
    expect(container.querySelector('[data-source]')?.textContent).toContain('Byte-Sized AI & Code');
  });

  test('has headings in order', () => {
    const { container } = panel({ layout: { folded: false, open: ['method'], marked: false } });
    const levels = [...container.querySelectorAll('h1,h2,h3,h4')].map((heading) => heading.tagName);
    expect(levels[0]).toBe('H2');
    expect(new Set(levels.slice(1))).toEqual(new Set(['H3']));
  });

  test('tells how it shall be laid out when a part is opened and when it is folded', () => {
    const { props } = panel({ layout: { folded: false, open: ['method'], marked: false } });
    fireEvent.click(screen.getByRole('button', { name: 'Results' }));
    expect(props.onLayout).toHaveBeenLastCalledWith({ folded: false, open: ['method', 'results'], marked: false });
    fireEvent.click(screen.getByRole('button', { name: 'Method' }));
    expect(props.onLayout).toHaveBeenLastCalledWith({ folded: false, open: [], marked: false });
    fireEvent.click(screen.getByRole('button', { name: 'Details', expanded: true }));
    expect(props.onLayout).toHaveBeenLastCalledWith({ folded: true, open: ['method'], marked: false });
  });

  test('keeps restored parts at a fixed height until the reader opens or closes one', () => {
    const { container } = panel({ layout: { folded: false, open: ['method'], marked: false } });
    expect(container.querySelector('.open-parts[data-restored]')).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Results' }));
    expect(container.querySelector('.open-parts')).not.toBeNull();
    expect(container.querySelector('.open-parts[data-restored]')).toBeNull();
  });

  test('shows only lead, save and unfold when it is folded', () => {
    const { container } = panel({ layout: { folded: true, open: [], marked: false } });
    expect(part(container, 'metrics')?.closest('[hidden]')).not.toBeNull();
    expect(save().closest('[hidden]')).toBeNull();
    expect(container.querySelector('[data-section="what"]')?.closest('[hidden]')).toBeNull();
  });

  test('lets the reader choose who speaks', () => {
    const voices = [voice(digest), voice(notes, { sections: { what: 'Notes on it.' }, metrics: [] })];
    const { container } = panel({ shown: ready({ voices }) });
    fireEvent.click(screen.getByRole('button', { name: '3 sources' })); // the abstract is one
    fireEvent.click(screen.getByLabelText('Reading notes · undated'));
    expect(container.querySelector<HTMLElement>('[data-source]')?.dataset.source).toBe(notes.id);
    expect(container.querySelector('[data-section="what"]')?.textContent).toBe('Notes on it.');
    expect(part(container, 'metrics')).toBeNull();
  });

  test('asks for what the abstract says when the reader does, and shows it when it is here', () => {
    const { container, props, rerender } = panel();
    fireEvent.click(screen.getByRole('button', { name: '2 sources' }));
    fireEvent.click(screen.getByLabelText('From the abstract'));
    expect(props.onAbstract).toHaveBeenCalledOnce();
    expect(container.querySelector<HTMLElement>('[data-source]')?.dataset.source).toBe(digest.id);
    const abstract = voice(abstractSource(null), { sections: { objective: 'We halve LoRA.' } });
    rerender(<Panel {...props} shown={ready({ voices: [voice(), abstract] })} />);
    expect(container.querySelector<HTMLElement>('[data-source]')?.dataset.source).toBe('abstract');
    expect(screen.getByRole('button', { name: '2 sources' })).toBeTruthy();
    fireEvent.click(screen.getAllByRole('radio')[0] as HTMLElement);
    fireEvent.click(screen.getAllByRole('radio')[1] as HTMLElement);
    expect(props.onAbstract).toHaveBeenCalledOnce();
  });

  test('shows the words of a source of the reader’s own with their markup, named and marked', () => {
    const sections = { what: 'A **fast** method.', method: 'See [code](https://a.example/x).' };
    const own = {
      ...voice({ ...digest, title: 'Anna’s digest' }, { sections }),
      verbatim: verbatimOf({ sections, outline: [] }),
    };
    const { container } = panel({
      shown: ready({ voices: [own] }),
      layout: { folded: false, open: ['method'], marked: false },
    });
    expect(container.querySelector('.lead [data-section="what"] strong')?.textContent).toBe('fast');
    expect(screen.getByRole('link', { name: 'code' }).getAttribute('href')).toBe('https://a.example/x');
    const source = container.querySelector<HTMLElement>('[data-source]');
    expect(source?.textContent).toBe('Anna’s digest · Daily digest · 29 Jun 2025 · verbatim');
    expect(source?.dataset.quoted).toBe('true');
  });

  test('says that it is from the abstract where nobody else speaks', () => {
    const abstract = voice(abstractSource('2025-10-14'), { sections: { background: 'A.', method: 'B.' } });
    const { container } = panel({ shown: ready({ paper: null, voices: [abstract] }) });
    expect(container.querySelector('[data-source="abstract"]')?.textContent).toBe('From the abstract · 14 Oct 2025');
    expect(container.querySelector('.lead [data-section="method"]')?.textContent).toBe('B.');
    expect(container.querySelector('.voices-button')).toBeNull();
  });

  test('says so where a source reports no numbers and nothing is near', () => {
    const { container } = panel({ shown: ready({ voices: [voice(digest, { metrics: [] })], related: [] }) });
    expect(container.textContent).toContain('reports no numbers, and no paper of the index stands near');
  });
});

describe('saving', () => {
  test('asks for the other state and shows only what is stored', () => {
    const { props, rerender } = panel();
    expect(save().getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(save());
    expect(props.onSave).toHaveBeenCalledWith(true);
    expect(save().getAttribute('aria-pressed')).toBe('false');
    rerender(<Panel {...props} shown={ready({ saved: { status: 'to-read', savedAt: 1 } })} />);
    expect(save().getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(save());
    expect(props.onSave).toHaveBeenLastCalledWith(false);
  });

  test('waits for the answer', () => {
    const { props } = panel({ saving: true });
    expect(save().getAttribute('aria-busy')).toBe('true');
    fireEvent.click(save());
    expect(props.onSave).not.toHaveBeenCalled();
  });

  test.each([false, true])('says what went wrong in a live line (folded: %s)', (folded) => {
    panel({ notice: 'Storage is full.', layout: { folded, open: [], marked: false } });
    const line = screen.getByRole('status');
    expect(line.textContent).toBe('Storage is full.');
    expect(line.closest('[hidden]')).toBeNull();
  });

  test('takes no click that a page made', () => {
    const { props } = panel({ trusts: (event) => event.isTrusted });
    fireEvent.click(save());
    fireEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(props.onSave).not.toHaveBeenCalled();
    expect(props.onLayout).not.toHaveBeenCalled();
  });

  test('trusts only what the browser vouches for, unless told', () => {
    const { props } = panel();
    cleanup();
    const { trusts: _, ...untold } = props;
    render(<Panel {...untold} />);
    fireEvent.click(save());
    expect(props.onSave).not.toHaveBeenCalled();
  });
});

describe('a paper without a gloss', () => {
  test('says so, and where the related papers come from', () => {
    const { container } = panel({ shown: ready({ voices: [], paper: null }) });
    expect(container.textContent).toContain('No gloss yet. Related papers below come from what this page says.');
    expect(part(container, 'summary')).toBeNull();
    expect(part(container, 'related')).not.toBeNull();
    expect(save().disabled).toBe(false);
  });

  test('says so where nothing is near either', () => {
    const { container } = panel({ shown: ready({ voices: [], related: [] }) });
    expect(container.textContent).toContain('No paper in the index stands near this one either.');
  });
});

describe('before and without an answer', () => {
  test('is busy while it is loading, and nothing can be saved', () => {
    panel({ shown: { state: 'loading' } });
    expect(screen.getByRole('region', { name: 'Papergloss' }).getAttribute('aria-busy')).toBe('true');
    expect(save().disabled).toBe(true);
  });

  test('keeps room for restored parts while it is loading', () => {
    const { container } = panel({
      shown: { state: 'loading' },
      layout: { folded: false, open: ['method'], marked: false },
    });
    expect(container.querySelector('.open-parts[data-restored]')).not.toBeNull();
  });

  test('says what happened and offers one button', () => {
    const { props } = panel({ shown: { state: 'error', message: 'The index is damaged.' } });
    expect(screen.getByRole('alert').textContent).toBe('The index is damaged.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(props.onRetry).toHaveBeenCalledOnce();
  });

  test('offers nothing to do when the extension has gone', () => {
    panel({ shown: { state: 'error', message: 'Reload this page.' }, gone: true });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    cleanup();
    panel({ gone: true });
    expect(save().disabled).toBe(true);
  });
});

test('writes what a source says as text, whatever it looks like', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const { container } = panel({ shown: ready({ voices: [voice(digest, { sections: { what: hostile } })] }) });
  expect(container.querySelector('img')).toBeNull();
  expect(container.querySelector('[data-section="what"]')?.textContent).toBe(hostile);
});
