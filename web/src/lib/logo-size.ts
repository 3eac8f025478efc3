/** The most room that a logo takes in the header. Pixels. */
const room = { width: 200, height: 44 };

/** For a drawing that does not say how large it is. */
const unknown = { width: 132, height: 44 };

interface Size {
  width: number;
  height: number;
}

/** How large a logo is shown where there is room for it: as large as fits, of the same proportions. */
export function logoSize({ width, height }: Size): Size {
  if (!(width > 0 && height > 0)) return unknown;
  const scale = Math.min(room.width / width, room.height / height);
  return { width: Math.max(Math.round(width * scale), 1), height: Math.max(Math.round(height * scale), 1) };
}

/** Pixels of the widest bitmap that every visitor's browser may load for a sign of 32. */
const widestIcon = 512;

/** Whether a logo can stand in the tab of a browser as well: about as wide as it is tall, and light. */
export function isIcon({ src, width, height }: Size & { src: string }): boolean {
  const isSquare = width > 0 && width / height >= 0.8 && width / height <= 1.25;
  return isSquare && (/\.svg$/i.test(src) || width <= widestIcon);
}
