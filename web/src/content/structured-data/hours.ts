import type { DayOfWeek, OpeningHoursSpecificationLeaf } from 'schema-dts';
import type { Location, Stretch, Weekday } from '../../lib/model.ts';
import { daysOf } from '../../lib/weekdays.ts';

const schemaDays: Record<Weekday, DayOfWeek> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};

/** Days that have no entry are closed. */
export const weeklyHours = ({ hours }: Pick<Location, 'hours'>): OpeningHoursSpecificationLeaf[] =>
  hours.flatMap((row) =>
    row.stretches.map((stretch) => ({
      '@type': 'OpeningHoursSpecification' as const,
      dayOfWeek: daysOf(row).map((day) => schemaDays[day]),
      ...times(stretch),
    })),
  );

/** All exceptions, past ones too, so that the page depends on its content alone. A closed day opens and closes at midnight. */
export const exceptionalHours = ({ exceptions }: Pick<Location, 'exceptions'>): OpeningHoursSpecificationLeaf[] =>
  exceptions.flatMap(({ date, name, stretches }) =>
    (stretches.length > 0 ? stretches : [{ opens: '00:00', closes: '00:00' }]).map((stretch) => ({
      '@type': 'OpeningHoursSpecification' as const,
      name,
      validFrom: date,
      validThrough: date,
      ...times(stretch),
    })),
  );

/** Who reads these knows no 24:00. */
const times = ({ opens, closes }: Stretch) => ({ opens, closes: closes === '24:00' ? '23:59' : closes });
