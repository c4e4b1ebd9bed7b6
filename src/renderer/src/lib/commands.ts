import { useEffect, useRef } from 'react'
import { createKeybindingsHandler } from 'tinykeys'
import { create } from 'zustand'
import { isTyping, worksIn } from './keys'
import { transport } from './transport'

export const menus = ['file', 'edit', 'view', 'go', 'record', 'help'] as const
export type MenuName = (typeof menus)[number]

/**
 * One thing a person can do. Registered once, it is in the palette, in the menu button, behind its keys and on the
 * cheat sheet. A command that cannot run is shown with its reason, never hidden.
 */
export interface Command {
  /** `creators.import`; a native menu runs it by this id */
  id: string
  /** what the person reads: "Import creators…" */
  title: string
  menu: MenuName
  /** in tinykeys' form, the first one is shown: `['$mod+i']` */
  keys?: readonly string[] | undefined
  /** other words under which the palette finds it */
  words?: string | undefined
  /** null when it can run, else the reason it cannot, as a sentence */
  disabledReason?: (() => string | null) | undefined
  /** a setting that is this way now: a tick in the menu */
  isChecked?: (() => boolean) | undefined
  /** in a text field the keys belong to the field (undo, arrows, single letters do so anyway) */
  yieldsToText?: boolean | undefined
  /** left out of the palette, e.g. the palette itself */
  isQuiet?: boolean | undefined
  run: () => void
}

export const useCommandRegistry = create<{ commands: ReadonlyMap<string, Command> }>(() => ({ commands: new Map() }))

/** Adds commands until the returned function is called. A later one with the same id stands in front. */
export function registerCommands(commands: readonly Command[]): () => void {
  useCommandRegistry.setState(({ commands: old }) => {
    const next = new Map(old)
    for (const command of commands) next.set(command.id, command)
    return { commands: next }
  })
  return () =>
    useCommandRegistry.setState(({ commands: old }) => {
      const next = new Map(old)
      for (const command of commands) if (next.get(command.id) === command) next.delete(command.id)
      return { commands: next }
    })
}

/**
 * Registers a screen's commands while it is shown. `run` and `disabledReason` may close over the newest props: they are
 * read at the moment of use. The list itself is read again when ids, titles or keys change.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  const key = JSON.stringify(commands.map(({ id, title, menu, keys, words }) => [id, title, menu, keys, words]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the commands, `latest` for their closures
  useEffect(
    () =>
      registerCommands(
        commands.map((command) => ({
          ...command,
          run: () => latest.current.find(({ id }) => id === command.id)?.run(),
          disabledReason: () => latest.current.find(({ id }) => id === command.id)?.disabledReason?.() ?? null,
        })),
      ),
    [key],
  )
}

export function disabledReason(command: Command): string | null {
  return command.disabledReason?.() ?? null
}

/** Runs a command by id, as a native menu or a button does. False where it is unknown or cannot run now. */
export function runCommand(id: string): boolean {
  const command = useCommandRegistry.getState().commands.get(id)
  if (!command || disabledReason(command) !== null) return false
  command.run()
  return true
}

/** The key to show for a command: the first that reaches us in this shell. */
export function shownKeys(command: Command): string | null {
  return command.keys?.find((keys) => worksIn(transport().shell, keys)) ?? null
}

/** Listens for the keys of all commands. One listener for the window, rebuilt when the registry changes. */
export function startShortcuts(target: Window): () => void {
  let handler = build()
  const stopWatching = useCommandRegistry.subscribe(() => {
    handler = build()
  })
  const listener = (event: KeyboardEvent) => {
    if (!event.defaultPrevented && !event.isComposing) handler(event)
  }
  target.addEventListener('keydown', listener)
  return () => {
    stopWatching()
    target.removeEventListener('keydown', listener)
  }
}

function build(): EventListener {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {}
  for (const command of useCommandRegistry.getState().commands.values()) {
    for (const keys of command.keys ?? []) {
      bindings[keys] = (event) => {
        const isPlain = !/\$mod|Control|Meta|Alt|F\d/.test(keys)
        if ((isPlain || command.yieldsToText) && isTyping(event.target)) return
        if (isPlain && isInside(event.target, '[role=grid],[role=dialog]') && keys !== '?') return
        // What acts on the record behind a dialog is not meant by keys pressed in the dialog.
        if (command.menu === 'record' && isInside(event.target, '[role=dialog]')) return
        if (disabledReason(command) !== null) return
        event.preventDefault()
        command.run()
      }
    }
  }
  return createKeybindingsHandler(bindings, { ignore: (event) => event.repeat })
}

function isInside(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null
}
