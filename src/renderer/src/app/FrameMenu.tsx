import { Ellipsis, Search } from 'lucide-react'
import { disabledReason, menus, shownKeys, useCommandRegistry } from '../lib/commands'
import { useWords } from '../lib/locale'
import { Button, IconButton } from '../ui/Button'
import { MenuButton, type MenuGroup } from '../ui/Menu'
import { openOverlay } from './overlays'
import { appWords } from './words'

/** At the end of every header: the palette, and the menu that the desktop has natively. */
export function FrameMenu() {
  const w = useWords(appWords)
  const commands = useCommandRegistry((state) => state.commands)
  const groups = () =>
    menus.map(
      (menu): MenuGroup => ({
        title: w.menus[menu],
        items: [...commands.values()]
          .filter((command) => command.menu === menu)
          .map((command) => ({
            id: command.id,
            label: command.title,
            keys: shownKeys(command),
            disabledReason: disabledReason(command),
            isChecked: command.isChecked?.() ?? false,
            onAction: command.run,
          })),
      }),
    )
  return (
    <>
      <Button keys="$mod+k" icon={<Search size={14} aria-hidden="true" />} onPress={() => openOverlay('palette')}>
        <span className="max-[1000px]:sr-only">{w.commands}</span>
      </Button>
      <MenuButton
        label={w.menu}
        placement="bottom end"
        groups={groups}
        trigger={<IconButton label={w.menu} icon={<Ellipsis size={16} aria-hidden="true" />} />}
      />
    </>
  )
}
