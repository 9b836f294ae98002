import type { Offer } from '../../../contract/course';
import { NO_AREA } from '../../../contract/place';
import { epochOf } from '../../../contract/time';
import { plainFen } from '../../../contract/money';
import { safeUrl } from '../../../source/url';
import { audienceLabels, tierLabels } from '../../part/label';
import { phaseOf } from '../phase';
import { labelIn } from '../scene';
import type { Scene } from '../scene';
import { materialWords, titleOf } from '../tell';
import type { Row } from '../view';

type Thing = Record<string, unknown>;

/** A thing of schema.org; what is not known is left out. */
function thing(type: string, members: Thing): Thing {
  const known = Object.entries(members).filter(
    ([, value]) =>
      value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length),
  );
  return { '@type': type, ...Object.fromEntries(known) };
}

function statusOf({ session, course, start }: Row): Thing {
  const { status, changedFrom } = session;
  if (status === 'cancelled' || status === 'not_held' || course?.status === 'cancelled')
    return { eventStatus: 'https://schema.org/EventCancelled' };
  const was = status === 'changed' && changedFrom?.start;
  if (was && epochOf(was) !== start)
    return { eventStatus: 'https://schema.org/EventRescheduled', previousStartDate: was };
  return { eventStatus: 'https://schema.org/EventScheduled' };
}

/** Only times that are told: a day stands alone where no hour was given. */
function timesOf({ session, date }: Row): Thing {
  const { start, end, timesTold } = session;
  if (timesTold === 'day') return { startDate: date };
  return { startDate: start, endDate: timesTold ? undefined : end };
}

function placeOf({ session, venue }: Row, scene: Scene): Thing | undefined {
  const station = session.areaId === NO_AREA ? undefined : scene.areas.get(session.areaId);
  const names = [scene.text(station?.name), scene.text(venue?.name)].filter(Boolean);
  const address = scene.text(venue?.address) || scene.text(station?.address);
  if (!names.length && !address) return undefined;
  const name = names.join(' ');
  return thing('Place', { name: name || address, address: address || name, telephone: station?.phone });
}

/** What the screen says of the seats, in the words of schema.org. */
const AVAILABLE: Readonly<Record<string, string>> = {
  open: 'https://schema.org/InStock',
  almost_full: 'https://schema.org/LimitedAvailability',
  waitlist: 'https://schema.org/BackOrder',
  full: 'https://schema.org/SoldOut',
  not_open: 'https://schema.org/PreSale',
};

/** A fee that is not disclosed has no price here either: nobody is told that it costs nothing. */
function offerOf(offer: Offer, row: Row, scene: Scene): Thing {
  const { amountFen } = offer;
  const phase = phaseOf(row, scene.seatsOf(row), scene.now);
  const priced = amountFen !== null;
  return thing('Offer', {
    name: labelIn(scene, 'tier', tierLabels, offer.tier),
    price: priced ? plainFen(amountFen) : undefined,
    priceCurrency: priced ? 'CNY' : undefined,
    description: [scene.text(offer.eligible), materialWords(offer, scene)].filter(Boolean).join(' '),
    validFrom: row.course?.enrol?.opensAt,
    availability: AVAILABLE[phase ?? ''],
    url: safeUrl(row.course?.enrol?.url),
  });
}

function forWhom({ course }: Row, scene: Scene): Thing {
  const { ageMin, ageMax, audiences } = course ?? {};
  const ages = ageMin == null && ageMax == null ? undefined : `${ageMin ?? 0}-${ageMax ?? ''}`;
  const type = (audiences ?? []).map((one) => labelIn(scene, 'audience', audienceLabels, one)).join('、');
  return {
    typicalAgeRange: ages,
    audience: type ? thing('Audience', { audienceType: type }) : undefined,
  };
}

function whoHolds({ course, partner }: Row, scene: Scene): Thing {
  const organizer = scene.text(partner?.name) || scene.text(scene.service?.operator.name);
  return {
    organizer: organizer ? thing('Organization', { name: organizer }) : undefined,
    // A teacher is named where the teacher agreed to it.
    performer: (course?.instructors ?? [])
      .filter(({ consent }) => consent)
      .map(({ displayName }) => thing('Person', { name: scene.text(displayName) })),
  };
}

/** A session as schema.org's Event. `host` gives the ids out, as in calendar files; `page` shows the session. */
export function eventOf(row: Row, scene: Scene, { host, page }: { host: string; page: string }): Thing {
  const seats = scene.seatsOf(row);
  const { offers } = row;
  return thing('Event', {
    identifier: `${row.session.id}@${host}`,
    name: titleOf(row, scene),
    ...timesOf(row),
    ...statusOf(row),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: placeOf(row, scene),
    description: scene.text(row.course?.summary),
    ...whoHolds(row, scene),
    ...forWhom(row, scene),
    isAccessibleForFree: offers.length
      ? offers.every(({ amountFen, materialsFen }) => amountFen === 0 && !materialsFen)
      : undefined,
    offers: offers.map((offer) => offerOf(offer, row, scene)),
    maximumAttendeeCapacity: seats?.capacity,
    remainingAttendeeCapacity: seats?.left,
    inLanguage: scene.lang,
    url: page,
  });
}
