/** The floor: the same month by hand, as fast as text can be put into a table. No failure, no keyboard, no paper. */
import { BRAND, monthOf } from './data.js';

const place = document.querySelector('#place');
let month = '2026-11';
let sessions = [];
const escaped = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

function show(brand) {
  const byDay = new Map();
  for (const one of sessions) {
    if (brand && one.brand !== brand) continue;
    const day = one.start.slice(0, 10);
    const list = byDay.get(day);
    if (list) list.push(one);
    else byDay.set(day, [one]);
  }
  const [year, number] = month.split('-').map(Number);
  const first = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  let rows = '';
  for (let at = -first; at < days; at += 7) {
    rows += '<tr>';
    for (let day = at + 1; day <= at + 7; day += 1) {
      if (day < 1 || day > days) {
        rows += '<td></td>';
        continue;
      }
      const list = byDay.get(`${month}-${String(day).padStart(2, '0')}`) ?? [];
      const lines = list
        .slice(0, 3)
        .map((one) => `<p><b>${one.start.slice(11)}</b> ${escaped(one.title)}</p>`)
        .join('');
      rows += `<td><i>${day}</i>${lines}${list.length > 3 ? `<p>+${list.length - 3}</p>` : ''}</td>`;
    }
    rows += '</tr>';
  }
  place.innerHTML = `<h2>${month}</h2><table>${rows}</table>`;
}

async function open(next) {
  month = next;
  sessions = await monthOf(month);
  show();
}

window.bench = { next: () => void open('2026-12'), filter: () => show(BRAND) };
void open(month);
