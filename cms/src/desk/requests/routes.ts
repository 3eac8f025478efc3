import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { bookingRequestUid } from '../../intake/kinds';
import { Mailer } from '../../intake/mail';
import { addAdminRoutes } from '../admin-routes';
import { type Ability, permissionsOf, withCreator } from '../entry-links';
import { type BookingRequest, requestDesk, sendReply } from './answering';

/** The part of Koa's context that is used here. */
interface Context {
  params: { documentId: string };
  request: { body?: unknown };
  state: { userAbility: Ability };
}

/** `/desk/requests`, for who may read a booking request, and to answer it, change it. Call it while registering. */
export function addRequestRoutes(strapi: Core.Strapi): void {
  const mailer = new Mailer(strapi);
  const find = async ({ params, state }: Context, action: 'read' | 'update'): Promise<BookingRequest> => {
    const request = await strapi.db.query(bookingRequestUid).findOne({
      where: { documentId: params.documentId },
      populate: { service: { populate: ['options'] }, ...withCreator },
    });
    if (permissionsOf(strapi, state.userAbility, bookingRequestUid).cannot[action](request ?? undefined))
      throw new errors.ForbiddenError('Your role may not open booking requests.');
    if (!request) throw new errors.NotFoundError('There is no such request. It may have been deleted.');
    return request as BookingRequest;
  };
  /** A role may see some fields alone. */
  const readable = (request: BookingRequest, { state }: Context): BookingRequest => {
    const { cannot } = permissionsOf(strapi, state.userAbility, bookingRequestUid);
    const hidden = ['name', 'email', 'phone', 'preferredTimes', 'language', 'service'].filter((field) =>
      cannot.read(request, field),
    );
    return { ...request, ...Object.fromEntries(hidden.map((field) => [field, null])) };
  };
  addAdminRoutes(strapi, [
    {
      method: 'GET',
      path: '/desk/requests/:documentId',
      handler: async (context: Context) => ({
        data: await requestDesk(strapi, mailer, readable(await find(context, 'read'), context)),
      }),
    },
    {
      method: 'POST',
      path: '/desk/requests/:documentId/reply',
      handler: async (context: Context) => {
        await sendReply(strapi, mailer, readable(await find(context, 'update'), context), context.request.body);
        return { data: {} };
      },
    },
  ]);
}
