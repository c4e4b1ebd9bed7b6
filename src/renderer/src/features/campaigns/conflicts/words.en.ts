import { count } from '../plural'

export default {
  severity: { block: 'Conflict', warn: 'Check', note: 'Note' },
  heading: 'Conflicts',
  headingTitle: 'Work for competitors, exclusivity and bookings of any client that speak against a creator here',
  show: (severity: string, handle: string, n: number) =>
    `${severity}: ${count(n, String(n), 'reason', 'reasons')} against @${handle}. Show`,
  against: (handle: string) => `Against @${handle}`,
  kinds: {
    competitorWork: 'Worked for a competitor',
    categoryWork: 'Worked in the same category',
    exclusiveTerms: 'Exclusive to another brand',
    exclusiveBooking: 'Booked with exclusivity',
    ownExclusivity: 'Breaks this campaign’s exclusivity',
    booked: 'Booked on the same days',
  },

  checkTitle: (n: number) => `Add ${count(n, n.toLocaleString('en-GB'), 'creator', 'creators')}`,
  checkIntro: (conflicting: number, all: number) =>
    conflicting === 1
      ? `Something speaks against 1 of ${all === 1 ? 'them' : all.toLocaleString('en-GB')}. They can be added all the same.`
      : `Something speaks against ${conflicting.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}. They can be added all the same.`,
  more: (n: number) => `And ${count(n, n.toLocaleString('en-GB'), 'creator', 'creators')} more with conflicts.`,
  reason: 'Why all the same',
  reasonHint: 'Kept in the note of each creator that is added',
  cancel: 'Cancel',
  addAll: (n: number) => `Add all ${n.toLocaleString('en-GB')}`,
  addOne: 'Add all the same',
  addClear: (n: number) => `Add the ${n.toLocaleString('en-GB')} without`,
}
