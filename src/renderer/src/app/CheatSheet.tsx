import { menus, shownKeys, useCommandRegistry } from '../lib/commands'
import { keyLabel } from '../lib/keys'
import { useWords } from '../lib/locale'
import { Dialog } from '../ui/Dialog'
import { openOverlay, useOverlay } from './overlays'
import { appWords } from './words'

/** All keys that work in this shell, from the registry. */
export function CheatSheet() {
  const w = useWords(appWords)
  const isOpen = useOverlay(({ open }) => open === 'cheatSheet')
  const commands = useCommandRegistry((state) => state.commands)
  const everywhere = menus.flatMap((menu) =>
    [...commands.values()]
      .filter((command) => command.menu === menu)
      .flatMap((command) => {
        const keys = shownKeys(command)
        return keys ? [{ keys: keyLabel(keys), title: command.title }] : []
      }),
  )
  const inLists = w.gridKeys.map(([keys, title]) => ({
    keys: (keys ?? '')
      .split(' ')
      .map((one) => keyLabel(one))
      .join('  '),
    title: title ?? '',
  }))
  return (
    <Dialog title={w.cheatSheet} isOpen={isOpen} onClose={() => openOverlay(null)} size="medium">
      <div className="grid grid-cols-2 gap-6 max-[700px]:grid-cols-1">
        <KeyList title={w.cheatEverywhere} rows={everywhere} />
        <KeyList title={w.cheatInLists} rows={inLists} />
      </div>
    </Dialog>
  )
}

function KeyList({ title, rows }: { title: string; rows: readonly { keys: string; title: string }[] }) {
  return (
    <section>
      <h3 className="pb-2 font-semibold text-title">{title}</h3>
      <dl className="flex flex-col gap-1">
        {rows.map((row) => (
          <div key={`${row.keys} ${row.title}`} className="flex items-baseline gap-3">
            <dd className="m-0 min-w-0 flex-1">{row.title}</dd>
            <dt className="shrink-0 text-meta text-muted">{row.keys}</dt>
          </div>
        ))}
      </dl>
    </section>
  )
}
