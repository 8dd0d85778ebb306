import type { LoggedRequest } from '../../lib/sources/listed-source.ts';
import { number } from '../words/counted.ts';
import { momentWords } from '../words/time-words.ts';
import './request-table.css';

/** Requests with when, what for, where to, how much came and what came of it. */
export function RequestTable({ requests }: { requests: readonly LoggedRequest[] }) {
  return (
    <table class="request-table">
      <thead>
        <tr>
          <th scope="col">When, what for</th>
          <th scope="col">Address</th>
          <th scope="col">Outcome</th>
          <th scope="col" class="count">
            Bytes
          </th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ at, why, method, address, bytes, outcome }, place) => (
          <tr key={`${at} ${place}`}>
            <td>
              <time dateTime={new Date(at).toISOString()}>{momentWords(at)}</time>
              <span class="request-why">
                <bdi>{why}</bdi> · {method}
              </span>
            </td>
            <td class="request-address">
              <bdi>{address}</bdi>
            </td>
            <td>{outcome}</td>
            <td class="count" data-came={bytes !== null}>
              {bytes === null ? 'none' : number(bytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
