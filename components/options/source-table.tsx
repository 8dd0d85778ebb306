import { formatDay } from '../../lib/core/dates.ts';
import { SOURCE_KINDS } from '../../lib/core/gloss.ts';
import type { Overview } from '../../lib/messages.ts';

/** The documents that the index was made from. */
export function SourceTable({ sources }: Pick<Overview, 'sources'>) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Kind</th>
          <th scope="col">Date</th>
          <th scope="col" class="count">
            Glosses
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ id, title, kind, date, glosses }) => (
          <tr key={id} data-source={id}>
            <th scope="row">{title}</th>
            <td>{SOURCE_KINDS[kind]}</td>
            <td class="day">{formatDay(date)}</td>
            <td class="count">{glosses}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
