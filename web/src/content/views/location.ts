import type { Location, Place, Stretch } from '../../lib/model.ts';
import { openingAt } from '../../lib/opening.ts';
import { weekdays } from '../../lib/weekdays.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entries/index.ts';

/** The studio's place, with its week in as few rows as say the same. */
export function locationView(content: Content, location: Entry<'Location'>): Location {
  const { name, street, city, state, postalCode, country, phone, mapLink, directions } = location;
  return {
    name,
    street,
    city,
    state,
    postalCode,
    country,
    phone,
    mapLink,
    directions,
    timezone: location.timezone ?? content.single('Studio').timezone,
    hours: weekRows(location),
    exceptions: location.exceptions
      .map(({ date, name: label, closed, opens, closes }) => ({
        date,
        name: label,
        stretches: closed || !opens || !closes ? [] : [stretch({ opens, closes })],
      }))
      .sort((a, b) => a.date.localeCompare(b.date)),
  };
}

/**
 * The place at this moment, for pages that say whether it is open: they expire when it opens or closes, and at its
 * midnight.
 */
export function placeView(content: Content, entry: Entry<'Location'>): Place {
  const location = locationView(content, entry);
  const now = content.now((moment) => new Date(openingAt(location, moment.getTime()).validUntil));
  const opening = openingAt(location, now.getTime());
  return { ...location, opening, exceptions: location.exceptions.filter(({ date }) => date >= opening.today) };
}

/** Midnight as a closing time is the end of the day. */
const stretch = ({ opens, closes }: Stretch): Stretch => ({ opens, closes: closes === '00:00' ? '24:00' : closes });

function weekRows({ openingHours }: Entry<'Location'>): Location['hours'] {
  const rows: Location['hours'] = [];
  for (const day of weekdays) {
    const stretches = openingHours
      .filter((row) => row.day === day)
      .map(stretch)
      .sort((a, b) => a.opens.localeCompare(b.opens));
    const last = rows.at(-1);
    if (last && JSON.stringify(last.stretches) === JSON.stringify(stretches)) last.to = day;
    else rows.push({ from: day, to: day, stretches });
  }
  return rows;
}
