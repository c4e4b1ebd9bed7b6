/** Makes a review package: placeholder until the dialog is here. */
export function PackageDialog(_props: { campaignId: string; deliverableIds: readonly string[]; onClose: () => void }) {
  return null
}
