/** Copies text; true when it went. Plain http has no clipboard object, there the old command does it. */
export async function copyToClipboard(text: string, near: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, near);
  }
}

function copyByCommand(text: string, near: Node): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'unseen';
  near.appendChild(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}

/** Offers text as a file, with a byte order mark so that old editors read Chinese rightly. */
export function saveAsFile(text: string, name: string): void {
  const safe = name.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80);
  saveBlob(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }), `${safe}.txt`);
}

/** Offers bytes as a file of this name. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
