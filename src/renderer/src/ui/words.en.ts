export default {
  close: 'Close',
  copyDetails: 'Copy details',
  copied: 'Copied',
  tryAgain: 'Try again',
  clear: 'Clear',
  remove: (what: string) => `Remove ${what}`,
  more: 'More',
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
  undo: 'Undo',
  redo: 'Redo',
  undone: (what: string) => `Undone: ${what}.`,
  redone: (what: string) => `Done again: ${what}.`,
  keptAfterUndo: (rows: number) =>
    rows === 1
      ? '1 record was changed since and stays as it is.'
      : `${rows} records were changed since and stay as they are.`,
  sidePanel: 'Side panel',
  closePanel: 'Close panel',
}
