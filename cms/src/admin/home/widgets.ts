import { Book, BulletList, CheckCircle, Clock, Globe } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

type Widgets = Parameters<Extract<Parameters<StrapiApp['widgets']['register']>[0], (...args: never[]) => unknown>>[0];

const title = (id: string, defaultMessage: string) => ({ id: `kneadful.home.${id}`, defaultMessage });

const ours: Widgets = [
  {
    id: 'your-site',
    title: title('your-site', 'Your site'),
    icon: Globe,
    component: async () => (await import('./YourSite')).YourSite,
  },
  {
    id: 'to-do',
    title: title('to-do', 'To do'),
    icon: BulletList,
    component: async () => (await import('./DeskLists')).ToDo,
  },
  {
    id: 'keep-it-true',
    title: title('keep-it-true', 'Keep it true'),
    icon: CheckCircle,
    component: async () => (await import('./DeskLists')).KeepTrue,
  },
  {
    id: 'coming-up',
    title: title('coming-up', 'Coming up'),
    icon: Clock,
    component: async () => (await import('./ComingUp')).ComingUp,
  },
  {
    id: 'handbook',
    title: title('handbook', 'Handbook'),
    icon: Book,
    component: async () => (await import('../handbook/HandbookWidget')).HandbookWidget,
  },
];

/** Of Strapi's own, those that are about writing. */
const kept = ['last-edited-entries', 'last-published-entries'];

/** Ours come first; an editor may take one away and bring it back. */
export const homeWidgets = (before: Widgets): Widgets => [...ours, ...before.filter(({ id }) => kept.includes(id))];
