const count = (n: number) => n.toLocaleString('en')
const creators = (n: number) => (n === 1 ? '1 creator' : `${count(n)} creators`)

export default {
  saveView: (name: string) => `Save view "${name}"`,
  removeView: (name: string) => `Remove view "${name}"`,
  saveColumnSet: (name: string) => `Save columns "${name}"`,
  removeColumnSet: (name: string) => `Remove columns "${name}"`,
  viewGone: 'That view was removed meanwhile. Nothing was changed.',
  columnSetGone: 'That set of columns was removed meanwhile. Nothing was changed.',
  viewNameTaken: (name: string) =>
    `There is a view "${name}" already. Nothing was saved. Choose another name, or change that view.`,
  rowGone: 'That creator was removed meanwhile; nothing was typed.',
  fieldGone: 'That field was removed meanwhile; nothing was typed.',
  figureKept: 'A figure stays in the history of the profile and is removed there; type the right one instead.',
  changedOne: (handle: string) => `Change @${handle}`,
  changedCells: (n: number) => (n === 1 ? 'Change 1 cell' : `Change ${count(n)} cells`),
  changed: (n: number) => `Change ${creators(n)}`,
  deleted: (n: number) => `Delete ${creators(n)}`,
  bulkCancelled: 'The change was cancelled. Nothing was changed.',
  deleteCancelled: 'Deleting was cancelled. Nothing was deleted.',
  noSuchField: 'That field was removed meanwhile. Nothing was changed.',
  fieldCannotHold: (field: string, value: string) => `"${field}" cannot hold "${value}". Nothing was changed.`,
  keptByCampaign: (campaign: string) => `Is part of the campaign "${campaign}".`,
  editing: 'Changing creators',
  deleting: 'Deleting creators',
} as const
