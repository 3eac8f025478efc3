import type { Rhythm } from '../../lib/finder.ts';

interface Props {
  rhythms: Rhythm[];
  title: string;
}

/** How often to come, each with what it rests on. */
export function RhythmList({ rhythms, title }: Props) {
  return (
    <section aria-labelledby="find-often-heading">
      <h2 id="find-often-heading">{title}</h2>
      <ul className="rhythms">
        {rhythms.map(({ situation, frequency, notes, basis, href }) => (
          <li key={href}>
            <h3>{frequency}</h3>
            <p>
              <a href={href}>{situation}</a>
            </p>
            {notes && <p className="soft">{notes}</p>}
            <p>
              <span className="label">{basis}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
