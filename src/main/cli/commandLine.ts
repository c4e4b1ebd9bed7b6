/** Runs one command. @returns exit code */
export async function runCommandLine(args: readonly string[], _entryDir: string): Promise<number> {
  console.error(`Unknown command ${args[0] ?? ''}`)
  return 2
}
