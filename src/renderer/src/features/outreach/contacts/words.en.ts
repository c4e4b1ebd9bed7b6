export default {
  command: 'Find contacts in bios…',
  title: 'Contacts found in bios',
  looking: 'Reading the bios…',
  counts: (bios: string, added: number, shown: string) =>
    added === 1
      ? `1 contact stands in ${bios} bios and is not noted yet.`
      : `${shown} contacts stand in ${bios} bios and are not noted yet.`,
  nothing: (bios: string) => `Nothing new stands in ${bios} bios.`,
  noted: (count: string) => `${count} were noted before.`,
  refused: (count: string) => `${count} are on the do-not-contact list and are left out.`,
  creator: 'Creator',
  contact: 'Contact',
  read: 'Read from',
  more: (count: string) => `and ${count} more`,
  link: 'page of links',
  add: (count: number, shown: string) => (count === 1 ? 'Note 1 contact' : `Note ${shown} contacts`),
  added: (count: number, shown: string) => (count === 1 ? '1 contact noted.' : `${shown} contacts noted.`),
  cancel: 'Cancel',
  close: 'Close',
}
