/** Who posts what when: placeholder until the calendar is here. */
export function Calendar(_props: { campaignId: string | null }) {
  return null
}
