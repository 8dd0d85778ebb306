/** Faults by kind, counted where they took effect: a torn answer that nobody read is none. */
export const FAULTS = {
  refused: 'a request answered with 401, 403, 404, 405, 412, 423, 429, 500 or 507, nothing done',
  ackLost: 'an upload or deletion done, its answer lost',
  tornRefused: 'half of an upload kept, the client told that it failed',
  tornAccepted: 'half of an upload kept, the client told that it succeeded',
  landedLate: 'an upload or deletion given up by the client, done after other requests, whole or torn',
  staleFile: 'an older content handed out',
  staleList: 'an older listing handed out',
  listDropped: 'a file left out of a listing',
  listDoubled: 'a file listed twice',
  bitFlipped: 'a bit flipped on the way, up or down',
  pageForFile: 'a page with status 200 for a file that is missing',
  markRepeated: 'two contents under one mark, or no mark',
  timedOut: 'a request given up before it was done',
  quota: 'an upload refused for want of room',
  wiped: 'the folder emptied by the reader',
  offline: 'a request without a network',
  crashed: 'the worker killed at an await',
  slept: 'days without any device awake, syncs under way killed',
  away: 'a device not used for months',
  retired: 'the files of a silent device deleted by another',
  died: 'a device lost for ever',
  cloned: 'a profile copied',
  restored: 'a profile put back from an older state, unnoticed',
  healed: 'a damaged library put back from its second copy',
  reverted: 'a snapshot restored by the reader',
  clockJumped: 'a clock set, by up to eleven years',
  importedLate: 'an exported file imported after newer ones, or again',
  joined: 'a new device',
  remoteAdded: 'a device that begins to sync through one place more',
  remoteLeft: 'a device that ends to sync through a place',
  upgraded: 'a device that writes a newer format from here on',
  trashEmptied: 'papers emptied after thirty days in the Trash',
  mapRemoteWon: 'an item of a shared map replaced by what another device wrote, unread',
  mapFirstSync: 'a shared map replaced by that of the account when a device joined it',
  mapHalfArrived: 'some items of a shared map carried before others',
  mapPartly: 'some of the items written that were to be written together',
  mapQuota: 'a change of a shared map refused for want of room',
  mapTooOften: 'a change of a shared map refused for coming too often',
  mapOutgrown: 'a shared map merged to more than it has room for',
  mapItemLost: 'an item of a shared map gone',
  mapItemTorn: 'an item of a shared map cut off',
  mapWiped: 'a shared map emptied',
} as const;

export type Fault = keyof typeof FAULTS;

export type FaultCounts = Record<Fault, number>;

export function noFaults(): FaultCounts {
  return Object.fromEntries(Object.keys(FAULTS).map((fault) => [fault, 0])) as FaultCounts;
}
