/** The client's colour, made readable: text and buttons of the page use it on its lightest and darkest ground. */

type Rgb = readonly [number, number, number]

const grounds = { light: [0xf6, 0xf7, 0xf9], dark: [0x1e, 0x22, 0x2b] } as const satisfies Record<string, Rgb>
const least = 4.5
/** Of the agency, where the client's colour is not known. */
const plain = '#3451d1'

/** @param accent `#rrggbb` or null @returns a colour for each scheme, at least 4.5:1 on its ground and on white */
export function readableAccent(accent: string | null): { light: string; dark: string } {
  const from = rgbOf(accent ?? plain)
  return {
    light: hexOf(mixed(from, [0, 0, 0], grounds.light)),
    dark: hexOf(mixed(from, [255, 255, 255], grounds.dark)),
  }
}

/** The first step towards black or white that can be read. */
function mixed(from: Rgb, towards: Rgb, ground: Rgb): Rgb {
  for (let step = 0; step <= 50; step += 1) {
    const part = step / 50
    const colour = from.map((value, at) => Math.round(value + ((towards[at] ?? 0) - value) * part)) as unknown as Rgb
    if (contrast(colour, ground) >= least) return colour
  }
  return towards
}

export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
const hexOf = (colour: Rgb) => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`
