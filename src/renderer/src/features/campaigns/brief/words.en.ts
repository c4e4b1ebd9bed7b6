export default {
  posting: 'Posting and approval',
  postFrom: 'Posts from',
  postUntil: 'Posts until',
  markets: 'Markets',
  marketsHint: 'Countries whose rules of disclosure count',
  noMarkets: 'None named yet: only the platform’s own rule is checked.',
  workflow: 'Workflow',
  workflowHint: 'For briefs sent from now on',
  asWorkspace: (name: string | null) => (name === null ? 'As the workspace' : `As the workspace (${name})`),
  rounds: 'Rounds included',
  roundsHint: 'Submissions to the client; empty is without limit',

  content: 'Content',
  lists: {
    mandatory: {
      label: 'Every piece has',
      hint: 'What must be in it, checked at approval',
      placeholder: '#ad at the start of the caption',
    },
    dos: { label: 'Do', hint: 'What helps', placeholder: 'Show your own kitchen' },
    donts: { label: 'Do not', hint: 'What sends a draft back', placeholder: 'No claims on health' },
  },
  lineOf: (list: string, place: number) => `${list}: line ${place}`,
  addTo: (list: string) => `${list}: add a line`,
  removeLine: (line: string) => `Remove “${line}”`,

  exportBrief: 'Brief for creators',
  exportHint: 'As a file it holds no budget, no fees and nothing of other creators.',
  files: { 'pdf-A4': 'PDF, A4', 'pdf-Letter': 'PDF, Letter', html: 'HTML, one file' },
  writing: 'Writing the brief',

  rights: 'Usage rights',
  noRights:
    'None agreed for the campaign. Without one nothing can be scheduled; name it even where there is none to use.',
  rightsOfPosts: (count: number, shown: string) =>
    count === 1 ? '1 more belongs to a single post.' : `${shown} more belong to single posts.`,
  allChannels: 'All',
  length: 'Length',
  edits: 'Edits',
  yes: 'Allowed',
  no: 'Not allowed',

  actions: 'Actions',
  actionsOf: (what: string) => `Actions for ${what}`,
  edit: 'Edit…',
  remove: 'Remove',
}
