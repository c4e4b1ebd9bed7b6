import { type ComponentType, createContext } from 'react'

/** A part of the settings that another feature brings: `features/<id>/settingsPart.ts` exports `settingsPart`. */
export interface SettingsPart {
  id: string
  title: (locale: string) => string
  Component: ComponentType
}

/** Filled by the app: no feature imports another. */
export const SettingsParts = createContext<readonly SettingsPart[]>([])
