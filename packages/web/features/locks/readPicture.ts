const MAX_SIDE = 1_600;
/** Milliseconds that finding the code may take. */
const TIME_LIMIT = 3_000;

/** The text of the QR code in a picture; undefined when none is found. The picture stays in this page. */
export async function readPicture(picture: Blob): Promise<string | undefined> {
  const [{ decodeQR }, bitmap] = await Promise.all([import("qr/decode.js"), bitmapOf(picture)]);
  if (bitmap === undefined) return undefined;
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  pen?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const pixels = pen?.getImageData(0, 0, width, height);
  try {
    return pixels && decodeQR(pixels, { timeLimit: TIME_LIMIT });
  } catch {
    return undefined;
  }
}

async function bitmapOf(picture: Blob): Promise<ImageBitmap | undefined> {
  return createImageBitmap(picture).catch(() => undefined);
}
