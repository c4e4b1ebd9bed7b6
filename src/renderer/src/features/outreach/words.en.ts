export default {
  title: 'Outreach',
  tabs: 'Parts of outreach',
  pipeline: 'Pipeline',
  followUps: 'Follow-ups',
  templates: 'Templates and cadences',
  figures: 'Reply rates',
  privacy: 'Privacy',
  addCommand: 'Add to outreach…',
  noWorkspace: 'Open a workspace first.',
}
