/** Excel refuses a file with a longer cell. */
const mostCellChars = 32_767

/** Text that the XML of a workbook can hold, no longer than Excel takes; what it cannot hold becomes U+FFFD. */
export function sheetText(text: string): string {
  const held = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  return held.length <= mostCellChars ? held : `${held.slice(0, mostCellChars - 1)}…`
}
