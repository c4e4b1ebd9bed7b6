/** Chromium clamps an element near 33.5 million device pixels. */
const MAX_DEVICE_PX = 32_000_000
const MAX_UNSCALED_ROWS = 400_000

/**
 * How the height of all rows maps to what an element may have. Up to 400,000 rows it is one to one; above, an offset in
 * the rows ("virtual") is the scroll offset times a factor.
 */
export interface ScrollScale {
  /** height of all rows, CSS px */
  readonly rowsPx: number
  /** height the element gets, CSS px */
  readonly elementPx: number
  readonly isScaled: boolean
}

/** @param pixelRatio device pixels per CSS pixel, zoom included */
export function scrollScale(count: number, rowPx: number, pixelRatio: number): ScrollScale {
  const rowsPx = count * rowPx
  const limit = Math.min(MAX_UNSCALED_ROWS * rowPx, Math.floor(MAX_DEVICE_PX / Math.max(1, pixelRatio)))
  return { rowsPx, elementPx: Math.min(rowsPx, limit), isScaled: rowsPx > limit }
}

/** Both ends meet: scroll offset 0 is row 0, the last scroll offset shows the last row whole. */
function factor(scale: ScrollScale, viewportPx: number): number {
  const travel = scale.elementPx - viewportPx
  return travel > 0 ? (scale.rowsPx - viewportPx) / travel : 1
}

export function toVirtual(scale: ScrollScale, scrollTop: number, viewportPx: number): number {
  if (!scale.isScaled) return scrollTop
  return Math.min(scale.rowsPx - viewportPx, Math.max(0, scrollTop * factor(scale, viewportPx)))
}

export function toScrollTop(scale: ScrollScale, virtual: number, viewportPx: number): number {
  return scale.isScaled ? virtual / factor(scale, viewportPx) : virtual
}
