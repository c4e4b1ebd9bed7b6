import { canonicalJson } from './canonicalJson'

/** What goes out with the picture: decisions bind to it as they do to the file. */
export type ContentText = { caption: string; hashtags: readonly string[]; links: readonly string[] }

/**
 * The text whose SHA-256 (UTF-8) is a version's `captionSha256`. Line ends count as LF; nothing else is changed, so that
 * a blank more or less is another caption.
 */
export function contentTextToHash({ caption, hashtags, links }: ContentText): string {
  const text = { caption: caption.replaceAll(/\r\n?/g, '\n'), hashtags: [...hashtags], links: [...links] }
  return `callboard-caption-1\n${canonicalJson(text)}`
}
