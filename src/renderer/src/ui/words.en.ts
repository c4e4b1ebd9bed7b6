export default {
  close: 'Close',
  copyDetails: 'Copy details',
  copied: 'Copied',
  tryAgain: 'Try again',
  clear: 'Clear',
  remove: (what: string) => `Remove ${what}`,
  more: 'More',
  addWords: 'Add…',
  pointsOf: (what: string) => `${what}, points over time`,
  less: 'Less',
  increase: 'More',
  decrease: 'Less',
  showChoices: 'Show choices',
  noMatch: 'Nothing matches.',
  notifications: 'Notifications',
  dismiss: 'Dismiss',
  sortAscending: 'Sort ascending',
  sortDescending: 'Sort descending',
  progress: (done: string, total: string | null, unit: string, rate: string | null) =>
    `${total === null ? done : `${done} of ${total}`}${unit ? ` ${unit}` : ''}${rate === null ? '' : `, ${rate} a second`}`,
  cancel: 'Cancel',
  loading: 'Loading',
  selectAll: 'Select all',
  selectedCount: (count: string) => `${count} selected`,
  selectAllMatching: (count: string) => `Select all ${count} matching`,
  clearSelection: 'Clear selection',
  isOn: 'on',
  columnMenu: (column: string) => `Column ${column}`,
  orderOfRows: 'Order of the rows',
  placeOfColumn: 'Place of the column',
  hiddenColumns: 'Hidden columns',
  pinColumn: 'Keep at the start',
  unpinColumn: 'Let it scroll',
  moveEarlier: 'Move towards the start',
  moveLater: 'Move towards the end',
  hideColumn: 'Hide column',
  cannotHide: 'This column names the record.',
  showColumn: (column: string) => `Show ${column}`,
  resetColumns: 'Put all columns back',
  notSortable: 'This column does not sort.',
  cellOf: (column: string, record: string) => (record === '' ? column : `${column} of ${record}`),
  readOnlyCell: (column: string) => `${column} cannot be typed into here; the rest was taken.`,
  tooManyCells: (count: string, limit: string) =>
    `${count} cells are too many for one step, so nothing was changed. Take at most ${limit} cells, or use Edit… on selected rows.`,
  pasteLeft: (count: string) =>
    count === '1'
      ? '1 cell lay beyond the grid and was left out.'
      : `${count} cells lay beyond the grid and were left out.`,
  nothingToFill: 'These cells cannot be typed into.',
  undo: 'Undo',
  redo: 'Redo',
  undone: (what: string) => `Undone: ${what}.`,
  redone: (what: string) => `Done again: ${what}.`,
  keptAfterUndo: (rows: number) =>
    rows === 1
      ? '1 record was changed since and stays as it is.'
      : `${rows} records were changed since and stay as they are.`,
  downloaded: (name: string) => `${name} is in your browser’s downloads.`,
  savedFile: (name: string) => `${name} saved.`,
  showInFolder: 'Show in folder',
  dropFile: 'Drop the file',
  leftOut: (count: number) =>
    count === 1
      ? 'One file is of another kind and was left out. Drop it by itself.'
      : `${count} files are of another kind and were left out. Drop them by themselves.`,
  sidePanel: 'Side panel',
  closePanel: 'Close panel',
}
