import { useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { EntryPass } from '@kneadful/shared-types';
import { sentenceOf } from '../sentence-of';
import type { Handed } from './HandOver';

const nothing = { firstname: '', lastname: '', email: '', role: undefined as number | undefined };

type Typed = typeof nothing;
type Problems = Partial<Record<keyof Typed, string>>;

/** Strapi's own call makes the account, by its own rules of who may; the link is made as any other. */
export function useInvitation(onInvited: (invited: Handed) => Promise<void>) {
  const { post } = useFetchClient();
  const [typed, setTyped] = useState(nothing);
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const type = (more: Partial<Typed>) => setTyped({ ...typed, ...more });

  const invite = async () => {
    const found = problemsOf(typed);
    setProblems(found);
    setRefusal('');
    if (Object.keys(found).length > 0) return;
    const [firstname, lastname, email] = [typed.firstname.trim(), typed.lastname.trim(), typed.email.trim()];
    setIsBusy(true);
    try {
      // A last name that is empty is none to Strapi.
      const made = await post<{ data: { id: number } }>('/admin/users', {
        firstname,
        ...(lastname && { lastname }),
        email,
        roles: [typed.role],
      });
      const { data } = await post<{ data: EntryPass }>(`/desk/your-studio/people/${made.data.data.id}/link`);
      setTyped(nothing);
      await onInvited({ name: [firstname, lastname].filter(Boolean).join(' '), pass: data.data });
    } catch (error) {
      const message = sentenceOf(error);
      if (message === 'Email already taken') setProblems({ email: 'Somebody with this address has an account.' });
      else setRefusal(message);
    }
    setIsBusy(false);
  };
  return { typed, type, problems, refusal, isBusy, invite };
}

function problemsOf({ firstname, email, role }: Typed): Problems {
  return {
    ...(firstname.trim() === '' && { firstname: 'Write a name.' }),
    ...(!/^\S+@\S+\.\S+$/.test(email.trim()) && { email: 'Write an e-mail address, such as name@example.org.' }),
    ...(role === undefined && { role: 'Choose a role.' }),
  };
}
