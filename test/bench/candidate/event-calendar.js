import { createCalendar, DayGrid } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { BRAND, monthOf } from './data.js';

let month = '2026-11';
let brand;
let sessions = [];
const events = async () => {
  if (!brand) sessions = await monthOf(month);
  return sessions.filter((one) => !brand || one.brand === brand);
};
const calendar = createCalendar(document.querySelector('#place'), [DayGrid], {
  view: 'dayGridMonth',
  date: '2026-11-01',
  firstDay: 1,
  dayMaxEvents: true,
  eventSources: [{ events: () => events() }],
});

window.bench = {
  next() {
    month = '2026-12';
    calendar.next();
  },
  filter() {
    brand = BRAND;
    calendar.refetchEvents();
  },
};
