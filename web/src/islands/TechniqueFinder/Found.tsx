import { bookingFor } from '../../lib/booking-link.ts';
import { fill } from '../../lib/fill.ts';
import type { Finder } from '../../lib/finder.ts';
import type { Booking } from '../../lib/model.ts';
import { MatchView } from './MatchView.tsx';
import type { Outcome } from './outcome.ts';
import { RhythmList } from './RhythmList.tsx';
import type { FinderWords } from './words.ts';

interface Props {
  outcome: Extract<Outcome, { kind: 'found' }>;
  finder: Finder;
  words: FinderWords;
  booking: Booking;
}

/** Techniques with their reasons, how often to come, what to ask, and what to read before. */
export function Found({ outcome: { matches, rhythms, conditions }, finder, words, booking }: Props) {
  const asking = conditions.filter(({ questions }) => questions.length > 0);
  const caring = conditions.filter(({ care }) => care);
  const best = finder.services.find(({ techniques }) => techniques.includes(matches[0]?.technique.slug ?? ''));
  return (
    <div className="found">
      <section id="found" aria-labelledby="find-found-heading">
        <h2 id="find-found-heading">{words.found.title}</h2>
        <ol className="matches">
          {matches.map((match) => (
            <MatchView key={match.technique.slug} match={match} finder={finder} words={words.found} />
          ))}
        </ol>
      </section>
      {rhythms.length > 0 && <RhythmList rhythms={rhythms} title={words.often} />}
      {asking.length > 0 && (
        <section aria-labelledby="find-ask-heading">
          <h2 id="find-ask-heading">{words.askTherapist}</h2>
          {asking.map(({ slug, name, href, questions }) => (
            <div className="ask" key={slug}>
              <h3>
                <a href={href}>{fill(words.askAbout, { name })}</a>
              </h3>
              <ul>
                {questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      <section aria-labelledby="find-before-heading">
        <h2 id="find-before-heading">{words.before.title}</h2>
        <ul className="before">
          {caring.map(({ slug, name, care }) => (
            <li key={slug}>
              <a href={care}>{fill(words.before.care, { name })}</a>
            </li>
          ))}
          <li>{words.share}</li>
        </ul>
        <a
          className="button"
          href={best ? bookingFor(booking, { service: best.slug }) : booking.href}
          rel={booking.external ? 'noopener' : undefined}
        >
          {booking.label}
          {booking.external && (
            <>
              {' '}
              <span className="visually-hidden">{booking.leaves}</span>
              <svg className="away" viewBox="0 0 12 12" aria-hidden="true">
                <path d="M4 2h6v6M10 2 2.5 9.5" />
              </svg>
            </>
          )}
        </a>
      </section>
    </div>
  );
}
