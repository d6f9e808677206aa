import { ImageRun } from 'docx';

/** One white point: what a program shows that cannot draw SVG. The address stands beside it in words. */
const blank = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** The petitioner's code, 34 mm wide, in a docx. */
export const codeImage = (svg: string): ImageRun =>
  new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    transformation: { width: 128, height: 128 },
    fallback: { type: 'png', data: blank },
  });
