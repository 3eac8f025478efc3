import type { FormProblem } from '@kneadful/shared-types/forms';

/** A sentence for each thing that can be wrong with a field. */
const problems: Record<FormProblem, string> = {
  required: 'Please fill this in.',
  'too-long': 'This is too long. Please shorten it.',
  email: 'This does not look like an e-mail address. It needs an @ and a domain, such as name@example.com.',
  contact: 'Leave an e-mail address or a phone number, so that we can answer.',
  time: 'Choose both a day and a time.',
  closed: 'We are closed at that time. Our hours are on this page.',
  past: 'That time has gone by. Choose a later one.',
  'too-many': 'Three times at most.',
  consent: 'We need your consent to keep what you write. Tick the box if you agree.',
  unknown: 'This is not offered any more. Choose another, or leave it open.',
};

/** What visitors can send. What the script fills in stands in braces. */
export const formsEn = {
  optional: 'optional',
  send: 'Send',
  sending: 'Sending …',
  anyone: 'Anyone',
  anyService: 'Not sure yet',
  none: 'None',
  trap: 'Leave this empty',
  problems,
  summary: 'Please look at this again',
  call: 'Or call us: {phone}',

  notice: {
    unavailable: {
      title: 'It could not be sent just now',
      text: 'Everything you wrote is still here. Try again in a few minutes, or call us.',
      /** With the script, which goes on by itself. */
      kept: 'Everything you wrote is kept in this browser tab, and we go on trying while the page is open. You can also call us.',
    },
    again: {
      title: 'Please send it once more',
      text: 'That was quicker than a person usually writes. Nothing is lost: look it over and send it again.',
    },
    often: {
      title: 'A few too many for now',
      text: 'Several messages came from your connection in a short time. Try again in ten minutes, or call us.',
    },
    elsewhere: {
      title: 'We take appointments elsewhere now',
      text: 'Nothing was sent. Open this page again: it leads to where you can book. You can also call us.',
    },
  },

  booking: {
    title: 'Ask for an appointment',
    summary:
      'Tell us when you would like to come. It is a request: we answer with a time, and nothing is booked until you agree.',
    heading: 'Your request',
    about: 'About you',
    contactHint: 'An e-mail address or a phone number is enough.',
    name: 'Your name',
    email: 'E-mail',
    phone: 'Phone',
    what: 'What you would like',
    service: 'Service',
    therapist: 'Therapist',
    when: 'When it suits you',
    whenHint: 'One to three times, in the studio’s own time. We answer with the first that is free.',
    wishes: { 1: 'First choice', 2: 'Second choice', 3: 'Third choice' },
    day: 'Day',
    time: 'Time',
    chooseTime: 'Choose a time',
    firstDay: 'Choose a day first',
    closedDay: 'We are closed that day',
    message: 'Anything we should know?',
    messageHint:
      'Please write no more about your health than we need to answer. What matters for your treatment, your therapist asks you in person.',
    consent: 'I agree that the studio keeps what I wrote to answer my request.',
    consentName: 'Consent',
    consentMore: 'How we treat it',
    send: 'Send the request',
    cancelTitle: 'If your plans change',
    cancel: 'Call or write to us and name your reference number: we cancel the request, or the appointment, at once.',
    contactTitle: 'Rather talk?',
    elsewhere: {
      title: 'Book an appointment',
      summary: (host: string) => `We take appointments on ${host}: choose a service and a time there.`,
      go: (host: string) => `Book on ${host}`,
      leaving: 'This leads to another site, which has its own rules on privacy. What you enter there is not kept here.',
    },
  },

  review: {
    title: 'Leave a review',
    intro: 'How was your visit? We read every review before it appears here, and we change nothing in it.',
    text: 'Your review',
    rating: 'Stars',
    stars: (count: number) => (count === 1 ? '1 star' : `${count} stars`),
    noStars: 'No stars',
    reviewer: 'Name to be shown',
    reviewerHint: 'As you would like to read it here: a first name or initials will do.',
    therapist: 'Who treated you',
    service: 'What you came for',
    consent: 'I agree that the studio publishes this review with the name above.',
    consentName: 'Consent',
    consentMore: 'How we treat it',
    send: 'Send the review',
  },

  thanks: {
    reference: 'Your reference number',
    noReference: 'You were given a reference number when it was sent. Name it when you call or write to us.',
    booking: {
      title: 'Thank you, your request has arrived',
      description: 'What happens with a request for an appointment, and how to cancel it.',
      next: 'We look at it in our opening hours and answer with a time. Nothing is booked until you agree.',
      change: 'Would you like to cancel or change it? Call or write to us and name the reference number.',
      back: 'Back to the home page',
    },
    review: {
      title: 'Thank you for your review',
      description: 'What happens with a review, and how to withdraw it.',
      next: 'The studio reads it first. Then it appears on the reviews page.',
      change: 'Would you like to withdraw it, now or later? Call or write to us and name the reference number.',
      back: 'Back to the reviews',
    },
  },

  privacy: {
    title: 'Privacy',
    summary: 'What we keep of you, why and for how long. In short: only what you send us, and not for long.',
    none: {
      title: 'When you read',
      text: [
        'This site sets no cookies, counts no visits and has no tracking of any kind. Your browser asks no other host for anything: fonts, pictures and the search come from here.',
        'What you choose in the technique finder and the frequency planner stands in a part of the page’s address that your browser sends to nobody, and is kept nowhere else.',
      ],
    },
    booking: {
      title: 'When you ask for an appointment',
      text: [
        'We keep what you write in the form: your name, how we can reach you, what you would like, when, and your message. We use it to answer you, and for nothing else.',
        'The people who work at the studio see it, and nobody else. It is not sold, shared or used for advertising.',
      ],
      days: (days: number) =>
        `After ${days} days it is deleted by itself. An appointment that was made is in the studio’s own calendar.`,
    },
    bookingElsewhere: {
      title: 'When you book an appointment',
      text: (host: string) =>
        `You book on ${host}. What you enter there is kept by that site and by its rules, not here.`,
      days: (days: number) => `A request that you sent us on this site before is deleted ${days} days after it came.`,
    },
    review: {
      title: 'When you leave a review',
      text: [
        'We keep the review, the name you want shown, and the therapist and the service if you name them. The studio reads it, and publishes it only with your consent.',
        'A published review stays until you withdraw it. One that is not published is seen by the studio alone, until it is deleted there or you ask us to delete it.',
      ],
    },
    browser: {
      title: 'What stays in your browser',
      text: [
        'While you fill in a form, what you type is kept in that browser tab, so that nothing is lost if you leave the page or your connection breaks off. It is erased when the form has been sent and when you close the tab, and after 24 hours it is not used any more.',
      ],
    },
    address: {
      title: 'Against spam',
      text: [
        'To hold off programs that send in masses, our server counts how many messages come from an internet address. It keeps a code made from the address, in memory, for ten minutes at most, and writes neither into a log.',
      ],
    },
    rights: {
      title: 'To see it, mend it or have it deleted',
      text: [
        'Call or write to us and name your reference number, and we tell you what we have, correct it or delete it at once. You can take back your consent at any time in the same way.',
      ],
    },
  },
};

export type FormWords = typeof formsEn;
