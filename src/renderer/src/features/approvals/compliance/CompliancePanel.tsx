/** Placeholder until the panel is there. */
export function CompliancePanel(_: { deliverableId: string }) {
  return null
}
