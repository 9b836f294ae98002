const token =
  /([{}[\]:,])|("[^"\\\n\r\t]*(?:\\["\\/bfnrtu][^"\\\n\r\t]*)*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/**
 * What may come next, one letter a state: v a value, w a value or the end of a list, k a key, l a key or the end of
 * an object, c a colon, n a comma or an end. Keys: state and token, `"` for a text, `0` for number or word.
 */
const moves: Readonly<Record<string, string>> = {
  'v{': 'l',
  'w{': 'l',
  'v[': 'w',
  'w[': 'w',
  'v"': 'n',
  'w"': 'n',
  v0: 'n',
  w0: 'n',
  'k"': 'c',
  'l"': 'c',
  'c:': 'v',
  'n,': ',',
  'n}': 'n',
  'l}': 'n',
  'n]': 'n',
  'w]': 'n',
};

/** The position of the first fault in JSON text, which engines tell each in its own way or not at all. */
function faultAt(text: string): number {
  const open: string[] = [];
  for (let state = 'v', at = 0; ; at = token.lastIndex) {
    while (' \n\r\t'.includes(text.charAt(at)) && at < text.length) at++;
    token.lastIndex = at;
    const found = token.exec(text);
    const kind = found?.[1] ?? (found?.[2] ? '"' : '0');
    const next = found ? moves[state + kind] : undefined;
    const closes = kind === '}' ? '{' : kind === ']' ? '[' : undefined;
    if (next === undefined || (closes && open.pop() !== closes) || (kind === ',' && !open.length)) return at;
    if (kind === '{' || kind === '[') open.push(kind);
    state = next === ',' ? (open[open.length - 1] === '{' ? 'k' : 'v') : next;
  }
}

/** `line 3 column 12`: the place of the first fault in text that is not JSON, for the person who wrote it. */
export function faultPlace(text: string): string {
  const before = text.slice(0, faultAt(text)).split('\n');
  return `line ${before.length} column ${(before[before.length - 1] ?? '').length + 1}`;
}
