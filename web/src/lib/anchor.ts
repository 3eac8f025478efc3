/** An element id from a heading: `What research says` is `what-research-says`. Letters of every script are kept. */
export function anchorOf(heading: string): string {
  const words = heading.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'section';
}

/** Ids that layouts and components give by themselves. */
const given =
  /^(?:content|sources|add-ons|articles|ask|audiences|booking-call|care|conditions|form|form-(?:summary|notice)-title|how-often|more|muscles|other-parts|regions|research|reviews|search-words|self-care|services|techniques|therapists|choice-(?:basis|certainty|condition|language|service|sort|technique|therapist)|on-map-[a-z-]+|(?:field|error|hint)-(?:(?:date|time)-\d|consent|email|message|name|phone|rating|reviewer|service|text|therapist)|(?:booking|review)-website|(?:note|cite|group)-\d+|.*-heading)$/;

/** Gives each heading an id of its own on the page, adding a number where two would be the same. */
export function uniqueAnchors(): (heading: string) => string {
  const taken = new Set<string>();
  return (heading) => {
    const base = anchorOf(heading);
    let anchor = base;
    for (let number = 2; taken.has(anchor) || given.test(anchor); number++) anchor = `${base}-${number}`;
    taken.add(anchor);
    return anchor;
  };
}
