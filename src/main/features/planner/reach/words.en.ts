export default {
  sameAccount: 'An overlap is between two accounts; one was given twice.',
  aboveOne: 'As a share the overlap is at most 100 %. Give it in persons, or correct it.',
  noAccount: 'One of the two accounts is no longer in this workspace.',
  goneOffer: 'One of the creators is no longer on the roster, or what they were to be booked for is. Plan again.',
  note: (a: string, b: string) => `Note the overlap of @${a} and @${b}`,
  remove: (n: number) => (n === 1 ? 'Remove an overlap' : `Remove ${n} overlaps`),
  notARoster: (problem: string) => `The roster file does not fit its format. ${problem}`,
}
