import type { FormWords } from './forms.en.ts';

/** What visitors can send, in neutral Latin American Spanish. */
export const formsEs: FormWords = {
  optional: 'opcional',
  send: 'Enviar',
  sending: 'Enviando…',
  anyone: 'Cualquiera',
  anyService: 'Aún no lo sé',
  none: 'Ninguno',
  trap: 'Deja esto vacío',
  problems: {
    required: 'Completa este campo.',
    'too-long': 'Es demasiado largo. Acórtalo, por favor.',
    email: 'No parece una dirección de correo. Necesita una @ y un dominio, como nombre@example.com.',
    contact: 'Deja un correo o un teléfono para que podamos responderte.',
    time: 'Elige un día y una hora.',
    closed: 'A esa hora estamos cerrados. Nuestro horario está en esta página.',
    past: 'Esa hora ya pasó. Elige una posterior.',
    'too-many': 'Tres horarios como máximo.',
    consent: 'Necesitamos tu consentimiento para guardar lo que escribes. Marca la casilla si estás de acuerdo.',
    unknown: 'Esto ya no se ofrece. Elige otra opción o déjalo abierto.',
  },
  summary: 'Revisa lo siguiente, por favor',
  call: 'O llámanos: {phone}',

  notice: {
    unavailable: {
      title: 'No se pudo enviar en este momento',
      text: 'Todo lo que escribiste sigue aquí. Vuelve a intentarlo en unos minutos o llámanos.',
      kept: 'Todo lo que escribiste queda guardado en esta pestaña, y seguimos intentando mientras la página esté abierta. También puedes llamarnos.',
    },
    again: {
      title: 'Envíalo una vez más, por favor',
      text: 'Fue más rápido de lo que suele escribir una persona. No se perdió nada: revísalo y envíalo de nuevo.',
    },
    often: {
      title: 'Demasiados mensajes por ahora',
      text: 'Llegaron varios mensajes desde tu conexión en poco tiempo. Inténtalo de nuevo en diez minutos o llámanos.',
    },
    elsewhere: {
      title: 'Ahora las citas se reservan en otro sitio',
      text: 'No se envió nada. Vuelve a abrir esta página: te lleva adonde puedes reservar. También puedes llamarnos.',
    },
  },

  booking: {
    title: 'Pide una cita',
    summary:
      'Cuéntanos cuándo te gustaría venir. Es una solicitud: te respondemos con una hora, y nada queda reservado hasta que tú lo aceptes.',
    heading: 'Tu solicitud',
    about: 'Sobre ti',
    contactHint: 'Basta con un correo o un teléfono.',
    name: 'Tu nombre',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    what: 'Lo que te gustaría',
    service: 'Servicio',
    therapist: 'Terapeuta',
    when: 'Cuándo te conviene',
    whenHint: 'De uno a tres horarios, en la hora local del estudio. Te respondemos con el primero que esté libre.',
    wishes: { 1: 'Primera opción', 2: 'Segunda opción', 3: 'Tercera opción' },
    day: 'Día',
    time: 'Hora',
    chooseTime: 'Elige una hora',
    firstDay: 'Elige primero un día',
    closedDay: 'Ese día estamos cerrados',
    message: '¿Algo que debamos saber?',
    messageHint:
      'No escribas sobre tu salud más de lo necesario para responderte. Lo importante para tu tratamiento te lo pregunta tu terapeuta en persona.',
    consent: 'Acepto que el estudio guarde lo que escribí para responder a mi solicitud.',
    consentName: 'Consentimiento',
    consentMore: 'Cómo lo tratamos',
    send: 'Enviar la solicitud',
    cancelTitle: 'Si cambian tus planes',
    cancel: 'Llámanos o escríbenos con tu número de referencia: cancelamos la solicitud, o la cita, de inmediato.',
    contactTitle: '¿Prefieres hablar?',
    elsewhere: {
      title: 'Reserva una cita',
      summary: (host) => `Las citas se reservan en ${host}: elige allí el servicio y la hora.`,
      go: (host) => `Reservar en ${host}`,
      leaving:
        'Este enlace lleva a otro sitio, con sus propias reglas de privacidad. Lo que escribas allí no se guarda aquí.',
    },
  },

  review: {
    title: 'Deja una reseña',
    intro: '¿Cómo fue tu visita? Leemos cada reseña antes de que aparezca aquí, y no cambiamos nada en ella.',
    text: 'Tu reseña',
    rating: 'Estrellas',
    stars: (count) => (count === 1 ? '1 estrella' : `${count} estrellas`),
    noStars: 'Sin estrellas',
    reviewer: 'Nombre que se muestra',
    reviewerHint: 'Como te gustaría leerlo aquí: basta con un nombre de pila o iniciales.',
    therapist: 'Quién te atendió',
    service: 'A qué viniste',
    consent: 'Acepto que el estudio publique esta reseña con el nombre de arriba.',
    consentName: 'Consentimiento',
    consentMore: 'Cómo la tratamos',
    send: 'Enviar la reseña',
  },

  thanks: {
    reference: 'Tu número de referencia',
    noReference: 'Al enviar recibiste un número de referencia. Menciónalo cuando nos llames o escribas.',
    booking: {
      title: 'Gracias, tu solicitud llegó',
      description: 'Qué pasa con una solicitud de cita y cómo cancelarla.',
      next: 'La vemos en nuestro horario de atención y te respondemos con una hora. Nada queda reservado hasta que tú lo aceptes.',
      change: '¿Quieres cancelarla o cambiarla? Llámanos o escríbenos con el número de referencia.',
      back: 'Volver a la página de inicio',
    },
    review: {
      title: 'Gracias por tu reseña',
      description: 'Qué pasa con una reseña y cómo retirarla.',
      next: 'El estudio la lee primero. Después aparece en la página de reseñas.',
      change: '¿Quieres retirarla, ahora o más adelante? Llámanos o escríbenos con el número de referencia.',
      back: 'Volver a las reseñas',
    },
  },

  privacy: {
    title: 'Privacidad',
    summary: 'Qué guardamos de ti, para qué y por cuánto tiempo. En breve: solo lo que nos envías, y no por mucho.',
    none: {
      title: 'Cuando lees',
      text: [
        'Este sitio no usa cookies, no cuenta visitas y no tiene seguimiento de ningún tipo. Tu navegador no pide nada a otros servidores: las fuentes, las imágenes y la búsqueda vienen de aquí.',
        'Lo que eliges en el buscador de técnicas y en el planificador queda en una parte de la dirección de la página que tu navegador no envía a nadie, y no se guarda en ningún otro lugar.',
      ],
    },
    booking: {
      title: 'Cuando pides una cita',
      text: [
        'Guardamos lo que escribes en el formulario: tu nombre, cómo contactarte, qué te gustaría, cuándo, y tu mensaje. Lo usamos para responderte y para nada más.',
        'Lo ven las personas que trabajan en el estudio y nadie más. No se vende, no se comparte y no se usa para publicidad.',
      ],
      days: (days) =>
        `Después de ${days} días se borra por sí solo. Una cita ya acordada está en la agenda propia del estudio.`,
    },
    bookingElsewhere: {
      title: 'Cuando reservas una cita',
      text: (host) => `Reservas en ${host}. Lo que escribes allí lo guarda ese sitio según sus reglas, no nosotros.`,
      days: (days) => `Una solicitud que nos enviaste antes en este sitio se borra ${days} días después de llegar.`,
    },
    review: {
      title: 'Cuando dejas una reseña',
      text: [
        'Guardamos la reseña, el nombre que quieres mostrar y, si los indicas, el terapeuta y el servicio. El estudio la lee y la publica solo con tu consentimiento.',
        'Una reseña publicada permanece hasta que la retires. La que no se publica solo la ve el estudio, hasta que se borra allí o nos pides que la borremos.',
      ],
    },
    browser: {
      title: 'Lo que queda en tu navegador',
      text: [
        'Mientras completas un formulario, lo que escribes se guarda en esa pestaña del navegador, para que nada se pierda si sales de la página o se corta tu conexión. Se borra cuando el formulario se envía y cuando cierras la pestaña, y después de 24 horas ya no se usa.',
      ],
    },
    address: {
      title: 'Contra el spam',
      text: [
        'Para frenar programas que envían en masa, nuestro servidor cuenta cuántos mensajes llegan desde una dirección de internet. Guarda un código hecho a partir de la dirección, en memoria, por diez minutos como máximo, y no escribe ninguno de los dos en un registro.',
      ],
    },
    rights: {
      title: 'Para verlo, corregirlo o borrarlo',
      text: [
        'Llámanos o escríbenos con tu número de referencia: te decimos qué tenemos, lo corregimos o lo borramos de inmediato. Puedes retirar tu consentimiento en cualquier momento de la misma manera.',
      ],
    },
  },
};
