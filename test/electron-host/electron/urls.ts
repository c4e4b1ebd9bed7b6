/**
 * Chromium cannot be told about a standard scheme of ours, so `app://bundle/x` is served as
 * `https://bundle.app.invalid/x`: a secure context with an origin of its own, under a name no resolver answers.
 */
const standardSchemes = new Set<string>()

export function addStandardScheme(scheme: string): void {
  standardSchemes.add(scheme)
}

export function toWeb(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
  const [, scheme, hostName, rest] = match ?? []
  return scheme && standardSchemes.has(scheme) ? `https://${hostName}.${scheme}.invalid${rest}` : url
}

export function fromWeb(url: string): string {
  return url.replace(/^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid/i, (all, hostName: string, scheme: string) =>
    standardSchemes.has(scheme) ? `${scheme}://${hostName}` : all,
  )
}

export function isStandardScheme(scheme: string): boolean {
  return standardSchemes.has(scheme)
}

/** A content security policy names our schemes; the page's origin here is another, so the policy must say that one. */
export function policyToWeb(policy: string): string {
  let text = policy
  for (const scheme of standardSchemes) text = text.replaceAll(` ${scheme}:`, ` https://*.${scheme}.invalid`)
  return text
}

/** Origin as Electron reports it for a frame: `app://bundle` for a standard scheme, `null` for an opaque one. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url)
  if (protocol === 'about:' || protocol === 'data:') return 'null'
  return `${protocol}//${host}`
}
