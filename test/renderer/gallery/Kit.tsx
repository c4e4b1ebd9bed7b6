import { Download, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '../../../src/renderer/src/lib/errors'
import { Badge } from '../../../src/renderer/src/ui/Badge'
import { Button, IconButton } from '../../../src/renderer/src/ui/Button'
import { Checkbox, Switch } from '../../../src/renderer/src/ui/Checkbox'
import { Chips } from '../../../src/renderer/src/ui/Chip'
import { Dialog, PopoverButton } from '../../../src/renderer/src/ui/Dialog'
import { FileDrop } from '../../../src/renderer/src/ui/DropZone'
import { EmptyState } from '../../../src/renderer/src/ui/EmptyState'
import { ErrorNote } from '../../../src/renderer/src/ui/ErrorNote'
import { MenuButton } from '../../../src/renderer/src/ui/Menu'
import { MoneyField, NumberField } from '../../../src/renderer/src/ui/NumberField'
import { PlainTable } from '../../../src/renderer/src/ui/PlainTable'
import { JobBar, Progress } from '../../../src/renderer/src/ui/Progress'
import { Facts, Figure, Screen, Section } from '../../../src/renderer/src/ui/Screen'
import { Segmented } from '../../../src/renderer/src/ui/Segmented'
import { ComboBox, Select } from '../../../src/renderer/src/ui/Select'
import { SidePanel } from '../../../src/renderer/src/ui/SidePanel'
import { Slider } from '../../../src/renderer/src/ui/Slider'
import { Tabs } from '../../../src/renderer/src/ui/Tabs'
import { SearchBox, TextField } from '../../../src/renderer/src/ui/TextField'
import { toast } from '../../../src/renderer/src/ui/Toast'

const countries = [
  { id: 'gb', label: 'United Kingdom', hint: 'GB' },
  { id: 'de', label: 'Germany', hint: 'DE' },
  { id: 'fr', label: 'France', hint: 'FR' },
] as const
type Country = (typeof countries)[number]['id']

const people = [
  { handle: '@ana', followers: '145.9K', fee: 'US$1,250' },
  { handle: '@ben', followers: '1.3M', fee: '–' },
]

/** Every control once, as they look on a screen. */
export function Kit() {
  const [text, setText] = useState('Spring launch')
  const [find, setFind] = useState('')
  const [amount, setAmount] = useState<number | null>(125_050)
  const [posts, setPosts] = useState<number | null>(3)
  const [country, setCountry] = useState<Country | null>('gb')
  const [combo, setCombo] = useState<Country | null>(null)
  const [isOn, setOn] = useState(true)
  const [isChecked, setChecked] = useState(true)
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system')
  const [tab, setTab] = useState<'roster' | 'notes'>('roster')
  const [budget, setBudget] = useState(50_000)
  const [chips, setChips] = useState([
    { id: 'tier', label: 'Tier: Micro, Mid' },
    { id: 'country', label: 'Country: GB' },
  ])
  const [isDialogOpen, setDialogOpen] = useState(false)
  const [isPanelOpen, setPanelOpen] = useState(true)
  return (
    <Screen
      title="Kit"
      subtitle="every control once"
      actions={
        <>
          <SearchBox label="Filter" value={find} onChange={setFind} />
          <Button
            look="primary"
            icon={<Plus size={14} aria-hidden="true" />}
            onPress={() => setDialogOpen(true)}
            keys="$mod+n"
          >
            New campaign
          </Button>
        </>
      }
      toolbar={
        <Chips label="Filters" chips={chips} onRemove={(id) => setChips(chips.filter((chip) => chip.id !== id))} />
      }
      panel={
        isPanelOpen && (
          <SidePanel title="@creator_ana" onClose={() => setPanelOpen(false)}>
            <div style={{ padding: 12, display: 'grid', gap: 12 }}>
              <Facts
                facts={[
                  { label: 'Followers', value: '145,912' },
                  { label: 'Average views', value: '46,501' },
                  { label: 'Price', value: '–' },
                ]}
              />
              <Section title="Rates" level={3}>
                <p>Nothing quoted yet.</p>
              </Section>
            </div>
          </SidePanel>
        )
      }
    >
      <div style={{ padding: 12, display: 'grid', gap: 16, gridTemplateColumns: '1fr 1fr', alignItems: 'start' }}>
        <Section title="Buttons">
          <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
            <Button look="primary">Import 4,211 creators</Button>
            <Button>Preview</Button>
            <Button look="quiet">Cancel</Button>
            <Button look="danger" icon={<Trash2 size={14} aria-hidden="true" />}>
              Remove 3 creators
            </Button>
            <Button disabledReason="Choose a campaign first.">Add to roster</Button>
            <Button isPending>Saving</Button>
            <Button size="small">Small</Button>
            <IconButton label="Edit" icon={<Pencil size={16} aria-hidden="true" />} />
            <MenuButton
              label="More"
              groups={[
                { title: 'Record', items: [{ id: 'open', label: 'Open', keys: 'Enter', onAction: () => {} }] },
                {
                  label: 'Danger',
                  items: [
                    { id: 'remove', label: 'Remove', isDanger: true, onAction: () => {} },
                    { id: 'merge', label: 'Merge', disabledReason: 'Select two creators.', onAction: () => {} },
                  ],
                },
              ]}
              trigger={<Button>More</Button>}
            />
            <PopoverButton label="About" trigger={<Button look="quiet">About this figure</Button>}>
              Followers on 22 Nov 2026, from the file.
            </PopoverButton>
            <Button
              onPress={() =>
                toast({ text: '12 creators moved to Contacted.', action: { label: 'Undo', onAction: () => {} } })
              }
            >
              Toast
            </Button>
          </div>
        </Section>
        <Section title="Fields">
          <div style={{ display: 'grid', gap: 10, gridTemplateColumns: '1fr 1fr' }}>
            <TextField label="Name" value={text} onChange={setText} hint="As the client calls it" />
            <TextField label="Handle" value="@a b" onChange={() => {}} problem="A handle has no spaces." />
            <MoneyField label="Budget" valueMinor={amount} onChange={setAmount} currency="USD" />
            <NumberField label="Posts" value={posts} onChange={setPosts} min={1} max={50} />
            <Select label="Country" choices={countries} value={country} onChange={setCountry} />
            <ComboBox label="Brand" choices={countries} value={combo} onChange={setCombo} placeholder="Type to find" />
            <TextField label="Brief" value={text} onChange={setText} lines={3} />
            <div style={{ display: 'grid', gap: 6, alignContent: 'start' }}>
              <Checkbox isSelected={isChecked} onChange={setChecked}>
                Must be in the roster
              </Checkbox>
              <Checkbox isSelected={false} isIndeterminate onChange={() => {}}>
                Some are
              </Checkbox>
              <Switch isSelected={isOn} onChange={setOn}>
                Only with a price
              </Switch>
              <Segmented
                label="Theme"
                value={theme}
                onChange={setTheme}
                choices={[
                  { id: 'system', label: 'System' },
                  { id: 'light', label: 'Light' },
                  { id: 'dark', label: 'Dark' },
                ]}
              />
            </div>
          </div>
        </Section>
        <Section title="State">
          <div style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
            <Badge>New</Badge>
            <Badge tone="accent">Micro</Badge>
            <Badge tone="info">Contacted</Badge>
            <Badge tone="warn">Negotiating</Badge>
            <Badge tone="ok">Booked</Badge>
            <Badge tone="bad">Expired</Badge>
          </div>
          <div style={{ display: 'flex', gap: 32 }}>
            <Figure label="Cost" value="US$48,200" note="of US$50,000" />
            <Figure label="Net reach" value="1.3M" note="persons, P50" />
            <Figure label="Per thousand reached" value="US$37.08" />
          </div>
          <Progress label="Importing" fraction={0.4} />
          <JobBar
            label="Import"
            job={{
              jobId: 'j',
              method: 'creators.import',
              label: 'Importing',
              state: 'running',
              done: 4211,
              total: 12_480,
              unit: 'rows',
              perSecond: 900,
            }}
          />
          <Slider
            label="Budget"
            value={budget}
            min={0}
            max={100_000}
            step={500}
            onChange={setBudget}
            format={(value) => `US$${value.toLocaleString('en-GB')}`}
          />
        </Section>
        <Section title="Tables and tabs">
          <Tabs
            label="Campaign"
            value={tab}
            onChange={setTab}
            tabs={[
              {
                id: 'roster',
                label: 'Roster',
                count: '2',
                content: (
                  <PlainTable
                    caption="Roster"
                    columns={[
                      { id: 'handle', header: 'Handle', cell: (row) => row.handle, isSortable: true },
                      { id: 'followers', header: 'Followers', isNumber: true, cell: (row) => row.followers },
                      { id: 'fee', header: 'Fee', isNumber: true, cell: (row) => row.fee, isSortable: true },
                    ]}
                    rows={people}
                    rowKey={(row) => row.handle}
                    sort={{ id: 'fee', isDescending: true }}
                    onSort={() => {}}
                  />
                ),
              },
              { id: 'notes', label: 'Notes', content: <p>None.</p> },
            ]}
          />
        </Section>
        <ErrorNote
          error={
            new ApiError({
              code: 'import_unreadable',
              message:
                '120 of 4,331 rows were not imported. 4,211 creators were added and can be undone. Mend the 120 in the error file and import that file.',
            })
          }
          onRetry={() => {}}
        />
        <FileDrop
          hint="Drop a list of creators here to import it"
          chooseLabel="Choose a file…"
          onFiles={() => {}}
          accept={['.csv']}
        />
        <EmptyState sentence="No campaign yet. A campaign holds a budget, a roster and its reports.">
          <Button look="primary">New campaign</Button>
          <Button look="quiet" icon={<Download size={14} aria-hidden="true" />}>
            Load sample data
          </Button>
        </EmptyState>
      </div>
      <Dialog
        title="New campaign"
        isOpen={isDialogOpen}
        onClose={() => setDialogOpen(false)}
        size="small"
        footer={
          <>
            <Button onPress={() => setDialogOpen(false)}>Cancel</Button>
            <Button look="primary" onPress={() => setDialogOpen(false)}>
              Create Spring launch
            </Button>
          </>
        }
      >
        <TextField label="Campaign name" value={text} onChange={setText} autoFocus />
      </Dialog>
    </Screen>
  )
}
