const cells = (count: string) => (count === '1' ? '1 cell' : `${count} cells`)

export default {
  notTaken: 'This could not be saved. The old value is kept; type it again, or press Esc in the cell to give it up.',
  pasted: (count: string) => `${cells(count)} pasted`,
  filled: (count: string) => `${cells(count)} filled`,
  emptied: (count: string) => `${cells(count)} emptied`,
  refused: (count: string) => `${cells(count)} not understood`,
  problemsTitle: (count: string) => `${cells(count)} not taken`,
  problemsHint: 'The old values are kept. Go to a cell and mend it, or give the texts up.',
  goTo: (text: string, column: string) => `${column}: “${text === '' ? ' ' : text}”`,
  giveUp: 'Give all up',
  more: (count: string) => `and ${count} more`,
}
