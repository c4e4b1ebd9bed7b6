import type { OutreachStage } from '../contract/outreach'

/** Stages of the way, from found to signed, in their order. */
export const wayStages = [
  'sourced',
  'vetted',
  'to_contact',
  'contacted',
  'replied',
  'negotiating',
  'terms_sent',
  'agreed',
  'contracted',
] as const satisfies readonly OutreachStage[]

/** Stages beside the way, where nothing more is done for now. */
export const asideStages = [
  'declined',
  'unreachable',
  'paused',
  'do_not_contact',
] as const satisfies readonly OutreachStage[]

/** Stages that a message, or an answer to one, has led to: whoever gets there was written to. */
export const writtenStages: ReadonlySet<OutreachStage> = new Set([
  'contacted',
  'replied',
  'negotiating',
  'terms_sent',
  'agreed',
  'contracted',
])
