/** Faces that several controls share. */
export const POPOVER =
  'pop-in z-40 rounded-panel border border-line bg-raised text-fg text-body shadow-pop outline-none overflow-hidden'

export const MENU_ITEM =
  'flex min-h-7 cursor-default select-none items-center gap-2 rounded-control px-2 text-body outline-none data-[focused]:bg-hover data-[selected]:font-medium data-[disabled]:text-muted data-[focus-visible]:outline-2'
