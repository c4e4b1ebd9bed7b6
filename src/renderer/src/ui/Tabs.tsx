import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import { cx } from './cx'

export interface TabItem<Id extends string> {
  id: Id
  label: ReactNode
  /** a figure after the label */
  count?: string | undefined
  content: ReactNode
}

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly TabItem<Id>[]
  value: Id
  onChange: (value: Id) => void
  className?: string
  panelClassName?: string
}

/** Tabs with their panels; only the shown panel is mounted. */
export function Tabs<Id extends string>({ label, tabs, value, onChange, className, panelClassName }: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find(({ id }) => id === key)
        if (chosen) onChange(chosen.id)
      }}
      className={cx('flex min-h-0 flex-col', className)}
    >
      <TabList aria-label={label} className="flex shrink-0 gap-1 border-line border-b px-3">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="-mb-px flex h-8 cursor-default select-none items-center gap-1.5 border-transparent border-b-2 px-2 text-body text-muted data-[selected]:border-accent data-[hovered]:text-fg data-[selected]:font-medium data-[selected]:text-fg"
          >
            {tab.label}
            {tab.count !== undefined && <span className="tabular text-caption text-muted">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={cx('min-h-0 flex-1 overflow-auto', panelClassName)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
