/** A cell that a spreadsheet would run as a formula is made text; quotes are doubled. */
const cell = (text: string): string => {
  const safe = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
};

/**
 * Rows as CSV that Excel opens in Chinese: byte order mark, CRLF, every text in quotes, formulas defused. Numbers
 * stand bare.
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows
    .map((row) => row.map((one) => (typeof one === 'number' ? String(one) : cell(one))).join(','))
    .join('\r\n')}\r\n`;

/** Offers text to be saved as a file. */
export function saveText(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
