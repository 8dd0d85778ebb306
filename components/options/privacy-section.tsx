import { Section } from './section.tsx';

/** What leaves the browser, what is read, what is kept. Each sentence must be true of the build it ships with. */
export function PrivacySection() {
  return (
    <Section id="privacy" title="Privacy">
      <p>
        Nothing leaves this browser. Papergloss makes no network requests: the index is part of the extension, and what
        you search, open and save stays here. A link that you follow opens as any link does.
      </p>
      <Sites />
      <Stored />
      <p>Removing the extension deletes all of it.</p>
    </Section>
  );
}

function Sites() {
  return (
    <>
      <h3>Pages it may read</h3>
      <p>
        On these pages it reads the paper’s id, title, authors, date and abstract, to look the paper up, to find related
        ones and to put the gloss beside it. It sees no other page.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col">Pages</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">arxiv.org</th>
            <td>Abstract pages, arxiv.org/abs/…</td>
          </tr>
          <tr>
            <th scope="row">huggingface.co</th>
            <td>Paper pages, huggingface.co/papers/…</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

const STORED = [
  ['The index', 'Papers and glosses, as they come with the extension.'],
  [
    'Saved papers',
    'Id, title, authors, date, your status, when you saved and changed it. One you take off the list stays there, marked as removed, so that saving it again brings back its status.',
  ],
  [
    'How you left the panel',
    'Folded or not, which sections stand open, and a mark by which open pages learn that a saved paper changed.',
  ],
] as const;

function Stored() {
  return (
    <>
      <h3>What is stored</h3>
      <p>
        The index and your saved papers are kept in the extension’s database; how you left the panel, in its settings.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">What it holds</th>
          </tr>
        </thead>
        <tbody>
          {STORED.map(([what, contents]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{contents}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
