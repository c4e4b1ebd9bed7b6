const leadKinds = { hashtag: 'hashtag', topic: 'topic', place: 'place', marketplace: 'marketplace' } as const

export default {
  addCreator: (handle: string) => `Add @${handle}`,
  addCreators: (count: number) => `Add ${count} creators`,
  addToCreator: (handle: string) => `Add facts to @${handle}`,
  addLead: (text: string, campaign: string) => `Add “${text}” to the research of ${campaign}`,
  changeLead: (text: string) => `Change “${text}” of the research list`,
  removeLead: (text: string) => `Take “${text}” off the research list`,
  logLook: (text: string) => `Look at “${text}”`,

  pastedSource: 'pasted text',
  researchSource: (kind: keyof typeof leadKinds, text: string, campaign: string) =>
    `research for ${campaign}: ${leadKinds[kind]} “${text}”`,

  badHandle: (handle: string) =>
    `“${handle}” is no handle of that platform. Nothing was added. Write the handle as it stands in the address of the profile.`,
  badEmail: (email: string) => `“${email}” is no e-mail address. Nothing was added. Mend it or leave it out.`,
  severalCreators: (handles: string) =>
    `${handles} belong to different creators here. Nothing was added. Merge these creators first, or add the accounts one by one.`,
  noLead: 'This line of the research list is not there any more. Nothing was changed.',
  leadExists: (text: string) => `“${text}” is on this research list already. Nothing was changed.`,
  emptyHashtag: 'A hashtag holds at least one letter or digit. Nothing was changed.',
}
