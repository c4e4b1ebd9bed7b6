import { Ellipsis } from 'lucide-react'
import { IconButton } from '../../../ui/Button'
import { type MenuAction, MenuButton } from '../../../ui/Menu'

/** The actions of one line behind one button. */
export function RowMenu({ label, items }: { label: string; items: readonly MenuAction[] }) {
  return (
    <MenuButton
      label={label}
      placement="bottom end"
      groups={[{ label, items }]}
      trigger={<IconButton size="small" label={label} icon={<Ellipsis size={14} aria-hidden="true" />} />}
    />
  )
}
