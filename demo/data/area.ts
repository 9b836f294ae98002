import type { Area, Venue } from '../../src/contract';
import { both, markedBoth, two } from './phrase';
import { randomOf } from './random';
import * as table from './table/area';

/** The area tree and lookups that the other files need. */
export interface Places {
  areas: Area[];
  /** Ids of stations that the publication names; nothing about money, people or complaints is invented there. */
  real: Set<string>;
  /** Ids of the stations, real ones first. */
  stations: string[];
  /** Ids of invented stations. */
  invented: string[];
  venues: Venue[];
  /** Plain Chinese names of the stations, without the mark. */
  names: Map<string, string>;
  /** Rooms (no scenes) by station. */
  rooms: Map<string, Venue[]>;
}

const CODE = '370115';
const OFFICE_HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:30', to: '17:30' }));

function instituteAreas(): Area[] {
  return table.institutes.map(([id, zh, en]) => ({
    id: `jy-${id}`,
    level: 'institute',
    name: both(zh, en),
    parentId: 'jy',
  }));
}

function stationArea(row: readonly [string, string, string, string], invented: boolean): Area {
  const [parent, id, zh, en] = row;
  const base = { id: `jy-${parent}-${id}`, level: 'station' as const, parentId: `jy-${parent}` };
  if (!invented) return { ...base, name: both(zh, en) };
  return { ...base, name: markedBoth(zh, en), openHours: OFFICE_HOURS, demo: true };
}

/** Further invented stations by pairs of syllables, spread over the ten institutes. */
function moreStations(count: number): Area[] {
  const out: Area[] = [];
  for (const [second, secondId] of table.stationSecond) {
    for (const [first, firstId] of table.stationFirst) {
      if (out.length >= count) return out;
      const parent = table.institutes[out.length % table.institutes.length]?.[0] ?? 'jibei';
      const id = firstId + secondId;
      const name = id.charAt(0).toUpperCase() + id.slice(1);
      out.push(stationArea([parent, id, `${first}${second}社区`, `${name} Community`], true));
    }
  }
  return out;
}

function stationRooms(stations: string[], names: Map<string, string>, total: number): Venue[] {
  const random = randomOf('rooms');
  const out: Venue[] = [];
  for (let i = 0; i < total; i += 1) {
    const areaId = stations[i % stations.length] ?? '';
    const round = Math.floor(i / stations.length);
    const kind = table.rooms[round === 0 ? i % 2 : (i * 3 + round) % table.rooms.length];
    if (!kind) continue;
    const [zh, en, zone, low, high, equipment] = kind;
    const m2 = i === 0 ? 320 : i === 29 ? 18 : random.int(low, high);
    const spaceKind =
      (['vacant_venue', 'idle_asset', 'street_front'] as const)[random.int(0, 2)] ?? 'vacant_venue';
    const serial = total > 100 && round > 0 ? `${round + 1}号` : '';
    out.push({
      id: `${areaId}-r${round + 1}`,
      areaId,
      name: markedBoth(`${names.get(areaId)}${zh}${serial}`, en + (serial && ` ${round + 1}`)),
      ...(zone && { zone }),
      capacity: Math.max(6, Math.min(120, Math.floor(m2 / 2.2))),
      m2,
      spaceKind,
      equipment: [...equipment],
      accessibility: random.chance(0.6) ? ['无障碍坡道', '一层'] : ['二层，无电梯'],
      demo: true,
    });
  }
  return out;
}

function sceneVenues(stations: string[], names: Map<string, string>, total: number): Venue[] {
  return Array.from({ length: total }, (_, i) => {
    const areaId = stations[i % stations.length] ?? '';
    const [zh, en, zone] = table.scenes[i % table.scenes.length] ?? ['活动场所', 'Place', null];
    const round = Math.floor(i / stations.length);
    const serial = round ? `${round + 1}` : '';
    return {
      id: `jy-scene-${two(i + 1)}`,
      areaId,
      name: markedBoth(`${names.get(areaId)}${zh}${serial}`, `${en}${serial && ` ${serial}`}`),
      ...(zone && { zone }),
      capacity: 60,
      // Not a column of the contract: a scene is counted by the published figure, a room is not.
      scene: true,
      demo: true,
    };
  });
}

/** The tree with `extra` more invented stations, `roomCount` rooms and `sceneCount` scenes. */
export function makePlaces(extra: number, roomCount: number, sceneCount: number): Places {
  const real = table.realStations.map((row) => stationArea(row, false));
  const invented = [...table.inventedStations.map((row) => stationArea(row, true)), ...moreStations(extra)];
  const center: Area = {
    id: 'jy',
    level: 'center',
    name: both('济阳区新时代文明实践中心', 'Jiyang District Civilised Practice Centre'),
    code: CODE,
  };
  const stations = [...real, ...invented].map(({ id }) => id);
  const names = new Map(
    [...real, ...invented].map(({ id, name }) => [id, zhOf(name).replace('（示例）', '')] as const),
  );
  const roomList = stationRooms(stations, names, roomCount);
  const rooms = new Map<string, Venue[]>();
  for (const room of roomList) rooms.set(room.areaId, [...(rooms.get(room.areaId) ?? []), room]);
  return {
    areas: [center, ...instituteAreas(), ...real, ...invented],
    real: new Set(real.map(({ id }) => id)),
    stations,
    invented: invented.map(({ id }) => id),
    names,
    venues: [...roomList, ...sceneVenues(stations, names, sceneCount)],
    rooms,
  };
}

/** The Chinese of a text. */
export const zhOf = (text: Area['name']): string =>
  typeof text === 'string' ? text : (text['zh-Hans'] ?? Object.values(text)[0] ?? '');
