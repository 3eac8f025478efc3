import type { Finder } from '../../lib/finder.ts';
import type { Match } from './rank.ts';
import { ReasonLine } from './ReasonLine.tsx';
import type { FinderWords } from './words.ts';

interface Props {
  match: Match;
  finder: Finder;
  words: FinderWords['found'];
}

/** A technique, why it is here, and where to get it. */
export function MatchView({ match: { technique, reasons, reservations }, finder, words }: Props) {
  const uses = ({ techniques }: { techniques: string[] }) => techniques.includes(technique.slug);
  const [services, therapists] = [finder.services.filter(uses), finder.therapists.filter(uses)];
  return (
    <li className="match">
      <h3>
        <a href={technique.href}>{technique.name}</a>
      </h3>
      <p className="soft">{technique.bestFor}</p>
      <ul className="reasons" aria-label={words.why}>
        {reasons.map((reason) => (
          <ReasonLine key={reason.rule + reason.href} reason={reason} words={words.reasons} />
        ))}
        {reservations.map((reason) => (
          <ReasonLine key={reason.rule + reason.href} reason={reason} words={words.reasons} against />
        ))}
      </ul>
      <dl>
        {technique.avoidIf && (
          <div>
            <dt>{words.careful}</dt>
            <dd>{technique.avoidIf}</dd>
          </div>
        )}
        {services.length > 0 && (
          <div>
            <dt>{words.services}</dt>
            {services.map(({ name, href, from }) => (
              <dd key={href}>
                <a href={href}>{name}</a> <span className="soft">{from}</span>
              </dd>
            ))}
          </div>
        )}
        {therapists.length > 0 && (
          <div>
            <dt>{words.therapists}</dt>
            {therapists.map(({ name, href, sample, acceptingClients }) => (
              <dd key={href}>
                <a href={href}>{name}</a> {sample && <span className="label sample">{words.sample}</span>}{' '}
                {!acceptingClients && <span className="soft">{words.notAccepting}</span>}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </li>
  );
}
