import type { Certainty, MapArea, PracticeGroup, Pressure, StudyType, Urgency } from '../model.ts';
import type { Words } from './en.ts';
import { formsEs } from './forms.es.ts';
import { visit } from './visit.es.ts';

/** Every sentence of the interface in Spanish, as people of the Americas write it, and with “tú”. */
const certainty: Record<Certainty, string> = {
  high: 'Certeza alta',
  moderate: 'Certeza moderada',
  low: 'Certeza baja',
  'very-low': 'Certeza muy baja',
};

const pressure: Record<Pressure, string> = { light: 'suave', moderate: 'moderada', firm: 'firme' };

const urgency: Record<Urgency, string> = {
  emergency: 'Emergencia',
  urgent: 'Urgente',
  'non-urgent': 'Consulta pronto',
};

const studyTypes: Record<StudyType, string> = {
  'randomised-trial': 'Ensayo aleatorizado',
  'systematic-review': 'Revisión sistemática',
  'evidence-map': 'Mapa de la evidencia',
  guideline: 'Guía clínica',
  'narrative-review': 'Revisión narrativa',
  'burden-study': 'Estudio de carga de enfermedad',
};

const practiceGroups: Record<PracticeGroup, string> = {
  movement: 'Movimiento',
  workstation: 'Puesto de trabajo',
  'self-massage': 'Automasaje',
};

const mapAreas: Record<MapArea, string> = {
  upper: 'parte alta de la espalda',
  mid: 'parte media de la espalda',
  lower: 'zona lumbar',
};

const callouts: Record<'note' | 'tip' | 'caution', string> = { note: 'Nota', tip: 'Consejo', caution: 'Ten cuidado' };

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const es: Words = {
  writtenAs: 'es-US',
  visit,

  languageNames: { americanSignLanguage: 'lengua de señas estadounidense' },

  site: {
    skip: 'Ir al contenido',
    menu: 'Menú',
    book: 'Reservar',
    leaves: (host) => `en ${host}`,
    mainNavigation: 'Principal',
    trail: 'Estás aquí',
    home: 'Inicio',
    homeLink: (studio) => `${studio}, página de inicio`,
    notices: 'Avisos',
    demo: 'Una demostración: el estudio, sus personas y sus reseñas son inventados.',
    preview: 'Vista previa de los borradores tal como están guardados. Los visitantes no la ven.',
    languages: 'Idiomas',
    notTranslated: (language) => `Todavía sin traducir: se muestra en ${language}.`,
  },

  contents: { title: 'En esta página' },

  pageTools: {
    print: 'Imprimir',
    share: 'Compartir',
    copied: 'La dirección está copiada.',
    byHand: 'Copia esta dirección: {address}',
  },

  evidence: {
    certainty,
    practice: 'Experiencia de la práctica; sin estudio citado',
    researchText: 'Los estudios se citan en el texto',
    backTo: (number) => `Volver al texto que cita la fuente ${number}`,
    back: 'Volver al texto',
    close: 'Cerrar',
    inList: 'Verla en la lista de fuentes',
    source: (number, name) => (name ? `Fuente ${number}: ${name}` : `Fuente ${number}`),
    sources: 'Fuentes',
    studyTypes,
    people: (count) => `${count} personas`,
    studies: (count) => plural(count, 'estudio', 'estudios'),
    identifier: 'Identificador',
    readAt: 'doi.org',
    read: (name, where) => `Leer ${name}, ${where}`,
    highlight: 'Un estudio en detalle',
    frequencyBasis:
      'La mayoría de estos ritmos vienen de la sala de masaje, no de ensayos. Cada fila dice cuál; donde se cita un estudio, puedes leerlo.',
    researchBasis:
      'La certeza dice cuánto podrían cambiar todavía un hallazgo los estudios futuros. Donde ningún estudio evaluó una afirmación, la fila lo dice.',
  },

  certaintyKey: {
    title: 'Qué significan las palabras de certeza',
    scale:
      'Los cuatro niveles son los de GRADE, una escala que usan muchas revisiones y guías. Dicen cuánto se puede confiar en la evidencia, no qué tan grande es un efecto.',
    meanings: {
      high: 'Es muy probable que el efecto real esté cerca de lo que encontraron los estudios.',
      moderate: 'El efecto real está probablemente cerca, pero también podría ser claramente distinto.',
      low: 'Nuestra confianza es limitada. El efecto real bien puede ser claramente distinto.',
      'very-low':
        'Nuestra confianza es muy limitada. Es probable que el efecto real sea claramente distinto: tómalo como una pista.',
      practice:
        'Lo que ven los terapeutas y lo que les cuentan sus clientes. No se cita ningún estudio, así que no hay nada que calificar.',
    },
    practice: 'Experiencia de la práctica',
  },

  findings: {
    caption: 'Qué se ha encontrado, para qué afección y después de cuánto tiempo',
    condition: 'Afección',
    finding: 'Hallazgo',
    response: 'Se nota después de',
    basis: 'Base',
    comparedWith: (comparator) => `Comparado con ${comparator}`,
    measuredAt: (moment) => `Medido ${moment}`,
  },

  findingChoices: {
    title: 'Elige qué hallazgos se muestran',
    condition: { label: 'Afección', any: 'Todas las afecciones' },
    basis: {
      label: 'Base',
      any: 'Cualquier base',
      research: 'Investigación',
      practice: 'Experiencia de la práctica',
    },
    certainty: { label: 'Certeza', any: 'Cualquier certeza' },
    certaintyColumn: 'Base y certeza',
    sort: {
      label: 'Ordenar por',
      any: 'Nuestro orden',
      condition: 'Afección, de la A a la Z',
      conditionBackwards: 'Afección, de la Z a la A',
      certainty: 'Primero lo más cierto',
      certaintyBackwards: 'Primero lo menos cierto',
    },
    some: (total) => `{shown} de ${plural(total, 'hallazgo', 'hallazgos')}`,
    none: 'Ningún hallazgo corresponde a esta elección.',
    all: 'Mostrar todos los hallazgos',
  },

  frequency: {
    caption: 'Con qué frecuencia venir, según la situación',
    situation: 'Situación',
    frequency: 'Frecuencia',
    notes: 'Notas',
    basis: 'Base',
    title: 'Con qué frecuencia',
  },

  planner: {
    title: 'Planea tus visitas',
    intro:
      'Mira en un calendario un ritmo de la tabla. Es un plan, no una reserva. Lo que eliges queda en la dirección de esta página y no se guarda en ningún otro lugar.',
    situation: 'Qué te trae',
    choose: 'Elige una opción …',
    start: 'Primer día en que podrías venir',
    weekdays: 'Días que te convienen',
    anyDay: 'Déjalos todos sin marcar si cualquier día te sirve.',
    pace: 'Donde el ritmo es un rango, planear',
    fewer: 'menos visitas',
    more: 'más visitas',
    noStart: 'Escribe el primer día en que podrías venir y las fechas aparecerán aquí.',
    many: '{count} visitas, del {first} al {last}',
    one: 'Una visita, el {first}',
    none: 'No cabe ninguna visita. Elige más días.',
    continues: 'El plan mira medio año hacia adelante. Después, el ritmo sigue mientras te haga bien.',
    shortfall: '{phase}: en los días que elegiste caben {fit} de {asked} visitas. Elige más días.',
    calendar: 'Fases',
    list: 'Todas las fechas en una lista',
    download: 'Guardar en tu calendario',
    print: 'Imprimir',
    failed: 'No se pudo crear el archivo. Revisa tu conexión e inténtalo de nuevo.',
    fileName: 'plan-de-masajes.ics',
    event: 'Masaje: {phase}',
    eventNote: '{situation}: {frequency}. {basis}. Un plan, no una reserva.',
  },

  pressure: {
    levels: pressure,
    range: (from, to) => (from === to ? from : `de ${from} a ${to}`),
    withNote: (range, note) => `${range}, ${note}`,
  },

  technique: {
    bestFor: 'Ideal para',
    pressure: 'Presión',
    goodChoiceIf: 'Buena opción si',
    avoidIf: 'Cuándo tener cuidado',
    facts: 'De un vistazo',
  },

  care: {
    urgency,
    alert: 'Algunas señales necesitan a un médico, no un masaje.',
    alertLink: 'Revísalas primero',
    unsigned: 'Texto todavía sin la aprobación de un profesional clínico.',
    signed: (name) => `Texto aprobado por ${name}.`,
  },

  byline: {
    by: (name) => `Por ${name}`,
    notReviewed: 'Todavía sin revisión médica',
    reviewedBy: (name) => `Revisión médica de ${name}`,
    lastReviewed: 'Última revisión',
    nextReview: 'Próxima revisión',
    reading: (minutes) => `${minutes} min de lectura`,
    history: 'Cómo ha cambiado esta página',
    scope: 'Qué se revisó',
    author: 'Autoría',
    reviewer: 'Revisión médica',
  },

  labels: {
    sample: 'de muestra',
    samplePerson: 'De muestra: no es una persona real',
    sampleReview: 'De muestra: no es una reseña real',
  },

  map: {
    areas: mapAreas,
    title: 'Partes de la espalda',
    description: 'Un dibujo de la espalda en tres partes: parte alta, parte media y zona lumbar.',
  },

  region: {
    muscles: 'Músculos',
    issues: 'Lo que se suele sentir aquí',
    more: (name) => `Más sobre: ${name.toLowerCase()}`,
    others: 'Otras partes de la espalda',
  },

  practices: { groups: practiceGroups, caution: 'Ten cuidado' },

  callouts,

  service: {
    options: 'Duración y precio',
    length: 'Duración',
    price: 'Precio',
    from: (price) => `desde ${price}`,
    addOns: 'Va bien con',
    addOnsList: 'Algo más',
    extra: (minutes) => `suma ${minutes}`,
    therapists: 'Quién lo ofrece',
    techniques: 'Qué usamos',
  },

  therapist: {
    languages: 'Habla',
    credentials: 'Credenciales',
    accepting: 'Recibe clientes nuevos',
    notAccepting: 'Por ahora no recibe clientes nuevos',
    techniques: 'Cómo trabaja',
    services: 'Qué puedes reservar',
    reviews: 'Qué dicen sus clientes',
    about: 'Sobre',
  },

  review: {
    rating: (rating) => `${rating} de 5`,
    source: 'Léela donde se escribió',
    title: 'Qué dice la gente',
    reply: 'Nuestra respuesta:',
    empty: 'Todavía no hay reseñas.',
  },

  hours: {
    title: 'Horario',
    caption: 'Horario de apertura por día',
    days: 'Días',
    times: 'Abierto',
    closed: 'Cerrado',
    midnight: 'medianoche',
    allDay: 'Abierto todo el día',
    range: (from, to) => `${from} a ${to}`,
    exceptions: 'Días con otro horario',
    exceptionsCaption: 'Días con otro horario de apertura',
    date: 'Fecha',
  },

  opening: {
    open: {
      today: 'Abierto ahora, hasta {time}',
      tomorrow: 'Abierto ahora, hasta mañana a {time}',
      week: 'Abierto ahora, hasta el {day} a {time}',
      later: 'Abierto ahora, hasta el {date} a {time}',
      never: 'Abierto ahora',
    },
    closed: {
      today: 'Cerrado ahora, abre a {time}',
      tomorrow: 'Cerrado ahora, abre mañana a {time}',
      week: 'Cerrado ahora, abre el {day} a {time}',
      later: 'Cerrado hasta el {date} a {time}',
      never: 'Cerrado por ahora',
    },
    clock: { one: 'la {time}', other: 'las {time}', midnight: 'la medianoche' },
    asOf: (date) => `al ${date}`,
    today: 'hoy',
  },

  contact: {
    address: 'Dónde estamos',
    phone: 'Llámanos',
    email: 'Escríbenos',
    map: 'Ver en un mapa',
    directions: 'Cómo llegar',
    call: (phone) => `Llamar al ${phone}`,
  },

  home: {
    readGuide: 'Leer la guía',
    highlights: 'Qué puede hacer el masaje por una espalda',
    services: 'Formas de empezar',
    allServices: 'Todos los servicios y precios',
    article: 'De la guía',
    therapists: 'En qué manos',
    allTherapists: 'Conoce a todo el equipo',
    reviews: 'Con sus palabras',
    allReviews: 'Todas las reseñas',
    mission: 'Por qué hacemos esto',
    award: (title, years) => `${title}, ${years}`,
    since: (year) => `cada año desde ${year}`,
    between: (from, to) => (from === to ? `${from}` : `de ${from} a ${to}`),
  },

  guide: {
    eyebrow: 'Guía',
    articles: 'Artículos',
    regions: 'Por parte de la espalda',
    audiences: 'Por la vida que llevas',
    techniques: 'Técnicas',
    conditions: 'Afecciones',
    technique: 'Técnica',
    condition: 'Afección',
    region: 'Parte de la espalda',
    audience: 'A quién ayuda',
    services: 'Servicios',
    service: 'Servicio',
    therapists: 'Terapeutas',
    therapist: 'Terapeuta',
    articlesAbout: 'Lee más en la guía',
    newestShown: 'Estos son los más nuevos.',
    allArticles: 'Todos los artículos están en la guía.',
    archive: {
      title: (part) => `Artículos anteriores, parte ${part}`,
      summary: (part) =>
        part === 1
          ? 'Los primeros artículos de la guía, los más nuevos arriba.'
          : `Parte ${part} de los artículos anteriores de la guía, los más nuevos arriba. La parte 1 tiene los más antiguos.`,
      pager: 'Más artículos',
      newer: 'Artículos más nuevos',
      older: 'Artículos más antiguos',
    },
    conditionsHelped: 'Se usa a menudo para',
    techniquesFor: 'Técnicas que van bien',
    audiencesFor: 'Quién suele tenerla',
    servicesWith: 'Dónde sentirla',
    therapistsWith: 'Quién trabaja así',
    regionsOf: 'Dónde se siente',
    selfCare: 'Qué puedes hacer tú',
    research: 'Qué dice la investigación',
    howOften: 'Con qué frecuencia',
    careCards: 'Cuándo ver primero a otra persona',
    related: 'A dónde seguir',
    readingTime: (minutes) => `${minutes} min de lectura`,
    others: 'También en la guía',
    elsewhere: 'En cualquier parte de la espalda',
  },

  studio: { eyebrow: 'Estudio', questions: 'Preguntas', research: 'Evidencia', contact: 'Visítanos' },

  titles: { service: (name) => `${name}: duración y precio` },

  pages: {
    home: { title: 'Inicio', summary: '' },
    guide: {
      title: 'Guía',
      summary: 'Qué puede hacer el masaje por una espalda, qué no puede, y de dónde viene cada afirmación.',
    },
    techniques: {
      title: 'Técnicas',
      summary: 'Formas de trabajar con las manos, lado a lado: para qué sirve cada una y qué tan firme es.',
    },
    conditions: {
      title: 'Afecciones',
      summary: 'Con qué viene la gente, qué ayuda, y las señales que necesitan primero a un médico.',
    },
    frequency: {
      title: 'Con qué frecuencia',
      summary:
        'Con qué frecuencia venir, según lo que te trae. La mayor parte es experiencia de la práctica, y cada fila lo dice.',
    },
    research: {
      title: 'Qué dice la investigación',
      summary: 'Los hallazgos uno por uno, con los estudios que los respaldan y cuánta certeza dan.',
    },
    faq: { title: 'Preguntas frecuentes', summary: 'Respuestas breves a lo que más nos preguntan.' },
    services: { title: 'Servicios y precios', summary: 'Qué puedes reservar, cuánto dura y cuánto cuesta.' },
    therapists: {
      title: 'Terapeutas',
      summary: 'Las personas que trabajan aquí, cómo trabajan y qué ofrecen.',
    },
    reviews: { title: 'Reseñas', summary: 'Qué dijo la gente después de una visita.' },
    contact: {
      title: 'Contacto y horario',
      summary: 'Dónde estamos, cuándo abrimos y cómo comunicarte con nosotros.',
    },
  },

  search: {
    title: 'Buscar',
    summary: 'Busca una palabra en la guía y en las páginas del estudio: una técnica, un lugar que duele, un precio.',
    label: '¿Qué buscas?',
    go: 'Buscar',
    kinds: { guide: 'Guía', studio: 'Estudio' },
    one: 'Una página para «{words}»',
    many: '{count} páginas para «{words}»',
    none: 'No se encontró nada para «{words}». Prueba con una palabra más corta o con otra.',
    failed: 'En este momento no se puede buscar. Inténtalo de nuevo en un minuto, o ve por las listas:',
    noScript: 'La búsqueda necesita JavaScript. Sin él, las listas lo tienen todo:',
    more: 'Mostrar más',
  },

  finder: {
    title: 'Encuentra lo que te va bien',
    summary:
      'Di dónde te duele y qué te gusta. Recibes técnicas de nuestra guía, cada una con su razón, con qué frecuencia venir y qué preguntar.',
    noScript: 'El buscador de técnicas necesita JavaScript. Sin él, aquí está lo que sabe, en listas.',
    call: '¿No sabes bien qué necesitas? Unas pocas preguntas te llevan a técnicas que te van bien, cada una con su razón.',
    tool: {
      where: '¿Dónde te duele?',
      whereHint: 'Uno o varios lugares. Déjalo sin marcar si no sabes decirlo.',
      kind: '¿Cómo es?',
      kindHint: 'Lo que más se parezca. Puede ser más de una cosa.',
      sign: '¿Tienes alguna de estas señales?',
      signHint:
        'Cada una es una señal que debe ver primero un médico. Las técnicas se muestran cuando hayas respondido.',
      signNone: 'Ninguna de estas',
      more: 'Si quieres, sé más preciso',
      pressure: '¿Cuánta presión te gusta?',
      pressureNone: 'sin preferencia',
      who: '¿Te ves aquí?',
      goal: '¿Algo de esto es cierto?',
      goalIs: 'Tú {detail}',
      again: 'Empezar de nuevo',
      status: {
        start: 'Responde lo que puedas. Una respuesta basta para empezar.',
        sign: 'Una cosa antes de mostrar técnicas: ¿tienes alguna de las señales de arriba?',
        care: 'Por favor, atiende esto antes de cualquier masaje.',
        one: 'Una técnica corresponde a lo que dijiste: {name}.',
        many: '{count} técnicas corresponden a lo que dijiste. La mejor es: {name}.',
        none: 'La guía no nombra ninguna técnica para lo que dijiste.',
      },
      see: 'Ver por qué',
      careFirst: {
        title: 'Primero, tu salud',
        text: 'Marcaste una señal que debe ver un médico. Hasta entonces, el masaje puede esperar, y nuestras técnicas también.',
      },
      found: {
        title: 'Lo que te va bien',
        why: 'Por qué',
        reasons: {
          kind: 'Se usa para: {name}',
          goal: '{name}: buena opción si {detail}',
          who: 'Entre las técnicas para: {name}',
          pressure: '{name}: presión {detail}, que incluye lo que te gusta',
          where: 'Se usa para lo que se siente aquí: {name}',
          notKind: 'No está entre las técnicas para: {name}',
          notPressure: '{name}: presión {detail}, que no es lo que te gusta',
        },
        careful: 'Cuándo tener cuidado',
        services: 'Dónde sentirla',
        therapists: 'Quién trabaja así',
        notAccepting: 'por ahora sin clientes nuevos',
        sample: 'de muestra',
      },
      often: 'Con qué frecuencia',
      askTherapist: 'Qué preguntar a tu terapeuta',
      askAbout: 'Sobre: {name}',
      before: { title: 'Antes de venir', care: '{name}: cuándo ver primero a otra persona' },
      share: 'Tus respuestas están en la dirección de esta página: guárdala o compártela.',
    },
  },

  forms: formsEs,

  redirect: { title: 'Esta página cambió de lugar', link: 'Ir a la nueva dirección' },

  notFound: {
    title: 'Esta página no está aquí',
    summary: 'Puede haber cambiado de lugar, o la dirección tiene un error.',
    home: 'Ir a la página de inicio',
    places: 'O prueba una de estas',
  },
};
