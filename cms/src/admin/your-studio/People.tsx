import { useState } from 'react';
import { Button, Link, Table, Tbody, Td, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Colleague, EntryPass, People as Everybody } from '@kneadful/shared-types';
import { useLive } from '../home/use-live';
import { Invite } from './Invite';
import { type Handed, HandOver } from './HandOver';
import { Problem, Section, Unanswered } from './Section';
import { useOrder } from '../use-order';

/** Who may come in, and the links by which somebody does who has no password, or none any more. */
export function People() {
  const { answer, look } = useLive<Everybody>('/desk/your-studio/people', () => 30);
  const { order, isBusy, problem } = useOrder();
  const [handed, setHanded] = useState<Handed>();
  if (answer === 'asking' || answer === 'failed')
    return (
      <Section title="People">
        <Unanswered answer={answer} />
      </Section>
    );
  const makeLink = async ({ id, name }: Colleague) => {
    const pass = await order<EntryPass>(`/desk/your-studio/people/${id}/link`);
    if (pass) setHanded({ name, pass });
  };
  return (
    <Section
      title="People"
      action={
        <Invite
          roles={answer.roles}
          onInvited={async (invited) => {
            setHanded(invited);
            await look();
          }}
        />
      }
    >
      <Typography variant="omega" tag="p">
        No mail is sent: you are shown a link, and hand it over yourself. To change a role, or to take somebody’s
        account away, go to{' '}
        <Link tag={NavLink} to="/settings/users">
          Users
        </Link>
        .
      </Typography>
      {problem && <Problem>{problem}</Problem>}
      <PeopleTable people={answer.people} isBusy={isBusy} makeLink={makeLink} />
      {handed && <HandOver handed={handed} onClose={() => setHanded(undefined)} />}
    </Section>
  );
}

const states = { active: 'Active', invited: 'Invited', off: 'Switched off' } as const;

interface TableProps {
  people: readonly Colleague[];
  isBusy: boolean;
  makeLink(person: Colleague): Promise<void>;
}

const PeopleTable = ({ people, isBusy, makeLink }: TableProps) => (
  <Table colCount={5} rowCount={people.length + 1}>
    <Thead>
      <Tr>
        {['Name', 'E-mail', 'Role', 'State'].map((title) => (
          <Th key={title}>
            <Typography variant="sigma">{title}</Typography>
          </Th>
        ))}
        <Th>
          <VisuallyHidden>Link</VisuallyHidden>
        </Th>
      </Tr>
    </Thead>
    <Tbody>
      {people.map((person) => {
        const { id, name, email, roles, state, isYou } = person;
        return (
          <Tr key={id}>
            {[isYou ? `${name} (you)` : name, email, roles.join(', '), states[state]].map((text, index) => (
              <Td key={index}>
                <Typography variant="omega">{text}</Typography>
              </Td>
            ))}
            <Td>
              {!isYou && state !== 'off' && (
                <Button
                  variant="tertiary"
                  size="S"
                  disabled={isBusy}
                  onClick={() => void makeLink(person)}
                  aria-label={`${linkNames[state]} for ${name}`}
                >
                  {linkNames[state]}
                </Button>
              )}
            </Td>
          </Tr>
        );
      })}
    </Tbody>
  </Table>
);

const linkNames = { active: 'Link for a new password', invited: 'New invitation link' } as const;
