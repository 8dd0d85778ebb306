import { glossesRevision, savedRevision } from '../../lib/settings.ts';
import { useRevision } from './use-revision.ts';

/** Calls back whenever a saved paper changed, in this page or another, or what sources say of papers. */
export function useSavedRevision(callback: () => void): void {
  useRevision(savedRevision, callback);
  useRevision(glossesRevision, callback);
}
