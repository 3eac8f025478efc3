import { adminApi, type StrapiApp } from '@strapi/strapi/admin';

type Tags = Parameters<typeof adminApi.util.invalidateTags>[0];

let admin: StrapiApp | undefined;

/** Call it while registering: later the admin hands on a part of itself, without its store. */
export function rememberStore(app: StrapiApp): void {
  admin = app;
}

/** Lets the content manager ask again for what was changed behind the form, as it does after a save. */
export function showAnew({ uid, documentId }: { uid: string; documentId: string }): void {
  const tags = [
    // A single type is known by its type alone.
    ...[`${uid}_${documentId}`, `${uid}_LIST`, uid].map((id) => ({ type: 'Document', id })),
    ...['Relations', 'RecentDocumentList', 'CountDocuments'],
    { type: 'UidAvailability', id: uid },
  ];
  admin?.store?.dispatch(adminApi.util.invalidateTags(tags as unknown as Tags));
}
