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
  changed: (n: number) => `Change ${creators(n)}`,
  deleted: (n: number) => `Delete ${creators(n)}`,
} as const
