import type { Phase } from '../../lib/model.ts';

/** A row of the frequency table. */
export interface Situation {
  id: string;
  name: string;
  frequency: string;
  notes?: string;
  /** What the recommendation stands on, in words. */
  basis: string;
  phases: Phase[];
}

/** Names in braces are filled in where the plan is made. */
export interface PlannerWords {
  title: string;
  intro: string;
  situation: string;
  choose: string;
  start: string;
  weekdays: string;
  anyDay: string;
  pace: string;
  fewer: string;
  more: string;
  noStart: string;
  /** `{count}`, `{first}`, `{last}` */
  many: string;
  one: string;
  none: string;
  continues: string;
  /** `{phase}`, `{fit}`, `{asked}` */
  shortfall: string;
  calendar: string;
  list: string;
  download: string;
  print: string;
  failed: string;
  fileName: string;
  /** `{phase}` */
  event: string;
  /** `{situation}`, `{frequency}`, `{basis}` */
  eventNote: string;
}

export interface PlannerProps {
  situations: Situation[];
  words: PlannerWords;
  locale: string;
  /** Long and short, Monday first. */
  dayNames: { long: string; short: string }[];
  /** With which day a week begins: 0 is Monday. */
  weekStart: number;
}
