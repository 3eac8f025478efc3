import type { visit as english } from './visit.en.ts';

export const visit: typeof english = {
  map: {
    plate: 'A la izquierda, los músculos superficiales; a la derecha, los que están debajo.',
    muscles: 'Músculos de esta zona',
    onward: 'En esta página',
  },

  searchKinds: { title: 'Dónde buscar', all: 'En todo' },

  therapistChoices: {
    title: 'Elige qué terapeutas se muestran',
    technique: { label: 'Técnica', any: 'Todas las técnicas' },
    language: { label: 'Idioma', any: 'Cualquier idioma' },
    accepting: 'Acepta nuevos clientes',
    some: (total: number) => `{shown} de ${total} ${total === 1 ? 'terapeuta' : 'terapeutas'}`,
    none: 'Ningún terapeuta coincide con lo que elegiste.',
    all: 'Mostrar todos los terapeutas',
  },

  reviewChoices: {
    title: 'Elige qué reseñas se muestran',
    therapist: { label: 'Terapeuta', any: 'Todos los terapeutas' },
    service: { label: 'Servicio', any: 'Todos los servicios' },
    some: (total: number) => `{shown} de ${total} ${total === 1 ? 'reseña' : 'reseñas'}`,
    none: 'Ninguna reseña coincide con lo que elegiste.',
    all: 'Mostrar todas las reseñas',
  },
};
