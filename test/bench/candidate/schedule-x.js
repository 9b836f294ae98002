import { createCalendar, createViewMonthGrid } from '@schedule-x/calendar';
import '@schedule-x/theme-default/dist/index.css';
import { BRAND, monthOf } from './data.js';

// The browser has Temporal of its own; where it has not, a polyfill of some 20 KB comes on top.
const { Temporal } = globalThis;
const zoned = (text) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai');
let sessions = [];
const shown = (brand) =>
  sessions
    .filter((one) => !brand || one.brand === brand)
    .map(({ id, title, start, end }) => ({ id, title, start: zoned(start), end: zoned(end) }));

async function open(month) {
  sessions = await monthOf(month);
  calendar.events.set(shown());
}

const view = createViewMonthGrid();
const calendar = createCalendar({
  views: [view],
  defaultView: view.name,
  selectedDate: Temporal.PlainDate.from('2026-11-01'),
  timezone: 'Asia/Shanghai',
  firstDayOfWeek: 1,
  monthGridOptions: { nEventsPerDay: 3 },
  events: [],
});
calendar.render(document.querySelector('#place'));
void open('2026-11');

window.bench = {
  next() {
    document.querySelectorAll('.sx__chevron-wrapper button, .sx__chevron-wrapper')[1].click();
    void open('2026-12');
  },
  filter: () => calendar.events.set(shown(BRAND)),
};
