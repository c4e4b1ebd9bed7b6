export function Pipeline(_props: { campaignId: string | null }) {
  return null
}
