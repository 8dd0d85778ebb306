import { sites } from '../../lib/sites/index.ts';
import { Section } from './section.tsx';

/** What leaves the browser, what is read, what is kept. Each sentence must be true of the build it ships with. */
export function PrivacySection() {
  return (
    <Section id="privacy" title="Privacy">
      <p>
        Nothing leaves this browser unless you follow a source or switch on sync. The index is part of the extension,
        and what you search, open and save stays here. A link that you follow opens as any link does. There is no server
        of ours, and no account.
      </p>
      <Sent />
      <Asked />
      <Sites />
      <Stored />
      <p>Removing the extension deletes all of it from this browser.</p>
    </Section>
  );
}

const SENT = [
  [
    'Browser sync',
    'Your saved papers, packed, as far as they have room, to the sync of your browser’s account. Papergloss does not encrypt them: who can read that account’s sync data can read them.',
  ],
  [
    'WebDAV server',
    'Your saved papers to the server that you name, encrypted with your passphrase unless you switch that off, and your user and password to log in there. The server sees how many devices sync, how much and when.',
  ],
] as const;

function Sent() {
  return (
    <>
      <h3>What sync sends</h3>
      <p>
        Saved papers with status, tags, note and rating, nothing else, and only to the places that you set up. User,
        password and keys are kept in the extension’s database, and in no file, page or synced record.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Through</th>
            <th scope="col">What goes where</th>
          </tr>
        </thead>
        <tbody>
          {SENT.map(([place, what]) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Asked() {
  return (
    <>
      <h3>What following a source asks</h3>
      <p>
        A source that you follow is fetched from its address, once its host is allowed: when you ask for it, and every
        six hours at most. The request says nothing of you: no cookie, no login, no page that you came from, nothing of
        what you read or saved. Its host sees that your network address asked, and when. Documents that you bring as
        files or text ask nothing. Links in a source’s words are fetched only if you follow them, and no picture is.
        Every request stands under <a href="#requests">Requests</a>.
      </p>
    </>
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
          {sites.map(({ name, matches }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{matches.map((match) => match.replace(/^https:\/\/(.*)\*$/, '$1…')).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const STORED = [
  ['The index', 'Papers and glosses, as they come with the extension.'],
  [
    'Your library',
    'Id, title, authors, date and version of each paper, your status, tags, note and rating, and when each changed. What you remove stays in the Trash for 30 days, or until you empty it.',
  ],
  [
    'Abstracts of saved papers',
    'What the page of a saved paper said of it: title, authors, date and abstract, so that the popup and comparisons can gloss it without the page. It goes when the paper leaves the Trash, and is not synced.',
  ],
  [
    'Your sources',
    'Name and address of each, its documents’ glosses in their authors’ words, when it was asked and what went wrong. Documents that you look at and do not keep are forgotten after a day.',
  ],
  [
    'Requests',
    'The last 2,000: when, what for, to which address, how much came, what came of it; until you clear them.',
  ],
  [
    'Copies of it',
    'The library once more, beside the database, to heal it from; and as it was on each of the last ten days that it changed.',
  ],
  [
    'The places you sync through',
    'Address, user, password and keys of your server; for each place when it was synced and what went wrong.',
  ],
  [
    'A note you are writing',
    'What is not saved yet, in the browser’s memory only: it is gone once it is saved, or the browser is closed.',
  ],
  [
    'How you left the panel',
    'Folded or not, which sections stand open, and a mark by which open pages learn that a saved paper changed.',
  ],
  [
    'Until you close the browser',
    'What the popup shows first, and what you typed into a note and did not save yet, in memory that no page can reach.',
  ],
] as const;

function Stored() {
  return (
    <>
      <h3>What is stored</h3>
      <p>
        All of it is kept in this browser: index, library and places in the extension’s database, how you left the panel
        in its settings.
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
