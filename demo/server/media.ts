/** Most bytes of an attachment: a photo of 2048 px or a minute of speech is well below. */
export const MOST_BYTES = 2 * 1024 * 1024;

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/**
 * The media type by the first bytes, whatever the sender calls it; undefined for all that is no photo (JPEG, PNG,
 * WebP) and no sound (WebM, Ogg, MP4, WAV).
 */
export function mediaType(bytes: Buffer): string | undefined {
  if (bytes.length < 12) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  const riff = ascii(bytes, 0, 4) === 'RIFF' ? ascii(bytes, 8, 12) : '';
  if (riff === 'WEBP') return 'image/webp';
  if (riff === 'WAVE') return 'audio/wav';
  if (ascii(bytes, 0, 4) === '\x1aE\xdf\xa3' && bytes.subarray(0, 64).includes('webm')) return 'audio/webm';
  if (ascii(bytes, 0, 4) === 'OggS') return 'audio/ogg';
  if (ascii(bytes, 4, 8) === 'ftyp') return 'audio/mp4';
  return undefined;
}
