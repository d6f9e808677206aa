import jsQR from 'jsqr';

/** What a scanner reads of the code in a page: the drawing is laid out as pixels, square by square. */
export function readCode(html: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(html)![1]);
  const pixels = new Uint8ClampedArray(4 * size * size).fill(255);
  for (const [, x, y, width, height] of html.matchAll(/M(\d+),(\d+)h(\d+)v(\d+)h-\d+z/g))
    for (let row = Number(y); row < Number(y) + Number(height); row += 1)
      for (let column = Number(x); column < Number(x) + Number(width); column += 1)
        pixels.fill(0, 4 * (row * size + column), 4 * (row * size + column) + 3);
  return jsQR(pixels, size, size)?.data;
}
