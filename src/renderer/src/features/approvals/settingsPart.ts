import { lazy } from 'react'
import type { SettingsPart } from '../../ui/settingsParts'

const Component = lazy(async () => ({
  default: (await import('./compliance/DisclosureWordings')).DisclosureWordings,
}))

export const settingsPart: SettingsPart = { id: 'wordings', Component }
