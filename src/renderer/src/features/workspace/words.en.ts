export default {
  appName: 'Callboard',
  promise:
    'Creators, approvals and rosters in one place. Everything stays in a folder on this computer: no account, no network.',

  sampleTitle: 'Explore with sample data',
  sampleSentence:
    '400 invented creators, two clients and two campaigns. They sit in a workspace of their own, so there is nothing to clean up afterwards.',
  makeSample: 'Explore with sample data',
  openSample: 'Open the sample workspace',
  makingSample: 'Making the sample workspace',

  newTitle: 'Start my workspace',
  newSentence: 'An empty workspace for your own creators, clients and campaigns.',
  name: 'Name',
  firstName: 'My workspace',
  nameMissing: 'Give the workspace a name.',
  folder: 'Folder',
  folderHint: 'It is made if it is not there yet.',
  folderMissing: 'Type the whole path of the folder.',
  currency: 'Currency of prices',
  chooseFolder: 'Choose…',
  chooseFolderLabel: 'Choose a folder',
  make: 'Start workspace',
  making: 'Making the workspace',

  openTitle: 'Open a workspace',
  openSentence: 'One that you or a colleague began on this computer or on a shared drive.',
  recent: 'Opened before',
  noRecent: 'None was opened on this computer yet.',
  sample: 'Sample',
  openedOn: (day: string) => `Last opened ${day}`,
  openNamed: (name: string) => `Open ${name}`,
  open: 'Open',
  openFolder: 'Open folder…',
  path: 'Folder of the workspace',
  pathHint: 'The folder that holds workspace.db.',
  opening: 'Opening the workspace',

  commandNew: 'New workspace…',
  commandOpen: 'Open workspace…',
  commandSample: 'Sample data…',
  cancel: 'Cancel',
}
