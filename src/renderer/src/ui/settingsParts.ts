import { type ComponentType, createContext } from 'react'

/**
 * A part of the settings that another feature brings: `features/<id>/settingsPart.ts` exports `settingsPart`. It
 * brings its own heading, of level 2.
 */
export interface SettingsPart {
  id: string
  Component: ComponentType
}

/** Filled by the app: no feature imports another. */
export const SettingsParts = createContext<readonly SettingsPart[]>([])
