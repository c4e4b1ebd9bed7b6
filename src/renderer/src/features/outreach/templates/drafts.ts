import { create } from 'zustand'
import type { TemplateRecord } from '../../../../../shared/contract/messages'

/** A template while it is written; one that was never saved has no id. */
export type Draft = Omit<TemplateRecord, 'id'> & { id: string | null }

/** The key of the template that was never saved. */
export const fresh = 'new'

/**
 * Templates that are written and not saved, by id. They outlive the editor, so that a look at another template or
 * screen loses no text; what has no draft shows the template as it is saved, also after an undo.
 */
export const useDrafts = create<{ drafts: Readonly<Record<string, Draft>> }>(() => ({ drafts: {} }))

export function keepDraft(draft: Draft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [draft.id ?? fresh]: draft } }))
}

export function dropDraft(id: string | null): void {
  useDrafts.setState(({ drafts: { [id ?? fresh]: _, ...others } }) => ({ drafts: others }))
}

export function dropAllDrafts(): void {
  useDrafts.setState({ drafts: {} })
}
