/** Signs that no file system of our three takes in a name, and those that would leave the folder. */
const FORBIDDEN = /[\\/:*?"<>|]/g

/**
 * The suggested folder with its last step named after the workspace: `/home/ana/Callboard/My workspace` and
 * "Harbour & Co" give `/home/ana/Callboard/Harbour & Co`.
 *
 * @param suggested a whole path of this system, or null while it is not known
 */
export function folderFor(suggested: string | null, name: string): string {
  if (suggested === null) return ''
  const step = [...name.replaceAll(FORBIDDEN, ' ')]
    .filter((letter) => letter >= ' ')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, 80)
  const cut = Math.max(suggested.lastIndexOf('/'), suggested.lastIndexOf('\\'))
  return step === '' || cut < 0 ? suggested : suggested.slice(0, cut + 1) + step
}

/** A folder the person chose, with a new one inside it for the workspace. */
export function folderInside(parent: string, name: string): string {
  const separator = parent.includes('\\') ? '\\' : '/'
  const base = parent.endsWith(separator) ? parent : parent + separator
  return folderFor(`${base}Callboard`, name)
}
