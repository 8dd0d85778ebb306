import { useEffect, useState } from 'preact/hooks';
import { errorMessage } from '../../lib/core/errors.ts';
import { marksKey, readSetting, writeSetting } from '../../lib/settings.ts';
import { Section } from './section.tsx';
import './pages-section.css';

/** What Papergloss does on the pages of papers, as far as the reader may change it. */
export function PagesSection() {
  const [keyed, setKeyed] = useState<boolean | null>(null);
  const [error, setError] = useState('');
  useEffect(() => {
    void readSetting(marksKey).then(setKeyed);
  }, []);
  const choose = (on: boolean) => {
    setKeyed(on);
    writeSetting(marksKey, on).then(
      () => setError(''),
      (reason: unknown) => {
        setKeyed(!on);
        setError(`Couldn't store this setting: ${errorMessage(reason)}`);
      },
    );
  };
  return (
    <Section id="pages" title="Pages">
      <label class="pages-choice">
        <input
          type="checkbox"
          checked={keyed ?? false}
          disabled={keyed === null}
          onChange={({ currentTarget }) => choose(currentTarget.checked)}
        />
        M marks the abstract of the page you read
      </label>
      <p>
        The marks say in the margin what each sentence does (why, aim, how, got, use) and underline results. Switch the
        key off if it gets in the way of speech input or of another extension: the button beside the star stays.
      </p>
      <p role="status">{error}</p>
    </Section>
  );
}
