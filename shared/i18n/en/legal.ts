/** The pages in the foot: who runs this, how ranking works, privacy, terms, accessibility. */
export const legal = {
  legal: {
    'about.who': 'This service is run by {name}.',
    'about.unset': 'Who runs this service is not known here: whoever deploys it has not entered it.',
    'about.address': 'Address: {address}',
    'about.mail': 'Mail: {mail}',
    'about.what':
      'REFREsh Match links people who make things with rooms in refurbished buildings. It grew out of the Interreg project REFREsh (2017–2020), in which five towns turned disused industrial buildings into places for the creative scene.',
    'about.source':
      'Country borders: Natural Earth. Towns: GeoNames, CC BY 4.0. Typeface: Sofia Sans, SIL Open Font License.',
    'ranking.lead': 'The rule is public, and it is the same for everyone. Nobody can pay for a place in the list.',
    'ranking.must':
      'First, what must hold: what you will do is allowed; size, days, length, price, place, fittings, measures, noise, people and sharing lie within what you asked. A room that fails one of them is not in the list; if it fails exactly one by little, it stands under “Just missed”.',
    'ranking.you':
      'Then, what is good for you: price, size, distance, fittings, start, length of stay, and how much is known. Each is a figure from 0 to 1, where 0.5 is just acceptable.',
    'ranking.house':
      'And what is good for the house, as far as it has said: its purpose, fields, values, nearness, what you offer, audience, mix of sectors, length of use.',
    'ranking.weights':
      'Weights: less important 1, normal 2, most important 4. You may pick up to two things that matter most; what is known always weighs 2.',
    'ranking.join':
      'Each side is a weighted geometric mean, so that one bad point weighs heavily but never decides alone; the lowest a point can count is 0.05. The two sides D are joined by their harmonic mean, 2·D₁·D₂ / (D₁ + D₂), times 100.',
    'ranking.words':
      'Strong from 80, good from 65, fair from 50, weak below. Equal scores are ordered by an id that says nothing.',
    'ranking.unknown':
      'What nobody has entered never keeps a room away. It counts as just acceptable and goes on the list of what to ask.',
    'ranking.same':
      'Managers see the same rooms and needs with the same numbers, but under a pseudonym, in words, without budget, place or home, until both sides agree.',
    'ranking.rule':
      'Distances are as the crow flies, between the centre of the place you asked for and the house as exactly as it is given.',
    'privacy.lead': 'We keep as little as we can, and nobody else gets it.',
    'privacy.visit':
      'Visitors: a search is not kept. A cookie without a name in it keeps your language. Nothing is loaded from other services, nobody counts you, and the log of requests holds no address of yours and no search.',
    'privacy.account':
      'With an account: your mail address as the sign-in service confirms it, your language and time zone, who you belong to, and what you enter: profiles, needs, applications. A cookie that only this service can read keeps you signed in, at most 30 days.',
    'privacy.shown':
      'Managers of a house see a need under a pseudonym. Name and contact are shown to them when you apply or accept an invitation, until 30 days after it has ended. The budget is never shown.',
    'privacy.mail':
      'Mail is sent only for what you chose; each mail has a link that stops it. Who complains or cannot be reached gets no more mail.',
    'privacy.where': 'The data lie in the European Union, encrypted, with backups of 35 days.',
    'privacy.rights':
      'You can see and take along everything of yours, correct it and have it deleted; write to who runs this. You may also complain to a data protection authority.',
    'terms.lead': 'What holds for everybody who uses this service.',
    'terms.offer':
      'The service says which rooms suit. It lets no room itself: what is agreed is agreed between you and the house.',
    'terms.sample':
      'What is marked as a sample is not an offer: it shows how the service works, with facts from public sources.',
    'terms.true':
      'What you enter is true and yours to publish, names no one who does not want it, and breaks no law. Coordinators check houses before they are shown.',
    'terms.end': 'You can leave at any time. Who misuses the service can be shut out; the reason is said.',
    'accessibility.lead':
      'These pages are meant to be usable by everyone, by the Web Content Accessibility Guidelines 2.2, level AA.',
    'accessibility.how':
      'All of it works with the keyboard, with a screen reader, at 320 pixels and with text twice as large, in light, dark and forced colours, and without JavaScript. Every map and calendar also stands there as a list.',
    'accessibility.gaps':
      'Known gaps: the sign-in page is another service’s and lacks some of the languages; texts that managers enter may not be translated.',
    'accessibility.tell': 'If something does not work for you, write to who runs this; we answer and mend it.',
  },
} as const;
