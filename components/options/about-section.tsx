import browser from 'webextension-polyfill';
import { Section } from './section.tsx';

/** Keys of the popup, in the order a reader meets them. */
const KEYS = [
  [['↓', '↑'], 'Move through the papers; up from the first leads back to the search field'],
  [['Enter'], 'Open the gloss, with what you keep of the paper'],
  [['Ctrl+Enter'], 'Open the paper’s page in a new tab (Cmd+Enter on a Mac)'],
  [['S'], 'Save the paper, or take it off the list'],
  [['1', '2', '3'], 'In the saved list: to read, reading, read'],
  [['N', 'T'], 'In the saved list: its note, its tags'],
  [['Z'], 'In the saved list: undo (Ctrl+Z wherever you do not type)'],
  [['Esc'], 'Back from a gloss; empty the search field; close the popup'],
] as const;

/** Which Papergloss this is, its license, its keys. */
export function AboutSection() {
  return (
    <Section id="about" title="About">
      <p>
        Papergloss {browser.runtime.getManifest().version}. Free software under the MIT license: use it, change it, pass
        it on.
      </p>
      <h3>Keys in the popup</h3>
      <table>
        <tbody>
          {KEYS.map(([keys, deed]) => (
            <tr key={deed}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{deed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
