import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { TextField } from 'react-aria-components/TextField'
import { useWords } from '../lib/locale'
import { cx } from '../ui/cx'
import { KeyHint } from '../ui/KeyHint'
import { MENU_ITEM } from '../ui/surfaces'
import { openOverlay, useOverlay } from './overlays'
import { type PaletteItem, usePaletteGroups } from './paletteItems'
import { appWords } from './words'

/** Ctrl+K: every command with its key, and records by name. */
export function Palette() {
  const isOpen = useOverlay(({ open }) => open === 'palette')
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => openOverlay(open ? 'palette' : null)}
      isDismissable
      className="pop-in fixed inset-0 z-40 flex items-start justify-center bg-scrim p-4 pt-[10vh]"
    >
      <Modal className="w-full max-w-[600px]">
        <PaletteDialog />
      </Modal>
    </ModalOverlay>
  )
}

function PaletteDialog() {
  const w = useWords(appWords)
  const [text, setText] = useState('')
  const groups = usePaletteGroups(text)
  const items = groups.flatMap((group) => group.items)
  // Records come later than the letters, so React Aria has not chosen the first line: Enter means it all the same.
  const first = text === '' ? undefined : items.find((item) => !item.disabledReason)
  // The field and the list both hear Enter when the list has just chosen its first line.
  const hasRun = useRef(false)
  const run = (item: PaletteItem | undefined) => {
    if (!item || hasRun.current) return
    hasRun.current = true
    openOverlay(null)
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(item.run)
  }
  const off = groups.flatMap(({ items }) => items.filter((item) => item.disabledReason).map(({ id }) => id))
  return (
    <Dialog
      aria-label={w.paletteTitle}
      className="flex max-h-[70vh] flex-col overflow-hidden rounded-dialog border border-line bg-raised text-fg shadow-pop outline-none"
    >
      {/* Ranking is ours, so React Aria's own filter stays off. */}
      <Autocomplete inputValue={text} onInputChange={setText}>
        <TextField
          aria-label={w.paletteTitle}
          autoFocus
          className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3"
        >
          <Search size={16} aria-hidden="true" className="shrink-0 text-muted" />
          <Input
            role="combobox"
            aria-expanded="true"
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant')) run(first)
            }}
            placeholder={w.palettePlaceholder}
            className="h-full min-w-0 flex-1 bg-transparent text-title outline-none"
          />
        </TextField>
        <ListBox
          aria-label={w.paletteTitle}
          disabledKeys={off}
          onAction={(key) => run(items.find(({ id }) => id === key))}
          renderEmptyState={() => <div className="p-3 text-muted">{w.paletteNothing}</div>}
          className="palette-list min-h-0 flex-1 overflow-auto p-1 outline-none"
        >
          {groups.map((group) => (
            <ListBoxSection key={group.title} id={group.title}>
              <Header className="px-2 pt-2 pb-1 font-medium text-caption text-muted">{group.title}</Header>
              {group.items.map((item) => (
                <ListBoxItem
                  key={item.id}
                  id={item.id}
                  textValue={item.label}
                  className={cx(MENU_ITEM, item === first && 'palette-first')}
                >
                  <span className="min-w-0 truncate">{item.label}</span>
                  <span className="min-w-0 flex-1 truncate text-meta text-muted">
                    {item.disabledReason ?? item.note ?? ''}
                  </span>
                  {item.keys && <KeyHint keys={item.keys} className="text-muted" />}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}
