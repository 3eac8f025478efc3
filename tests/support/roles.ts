import type { TestCms } from './cms.ts';

/** What a role may do: an action, with the content type that it is about, if it is about one. */
export interface Allowed {
  action: string;
  subject?: string;
  properties?: object;
  conditions?: string[];
}

/** A call of the admin's HTTP API. */
export type Ask = (method: string, path: string, body?: object) => Promise<Response>;

/** Makes a role that may do this alone, and a person who has it. @returns calls in that person's name */
export async function signInAs(cms: TestCms, name: string, allowed: readonly Allowed[]): Promise<Ask> {
  const role = await cms.admin<{ data: { id: number } }>('POST', '/admin/roles', { name, description: name });
  const { id } = role.body.data;
  const granted = await cms.admin('PUT', `/admin/roles/${id}/permissions`, {
    permissions: allowed.map(({ action, subject = null, properties = {}, conditions = [] }) => ({
      action,
      subject,
      properties,
      conditions,
    })),
  });
  if (granted.status !== 200) throw new Error(`The role ${name} was refused: ${JSON.stringify(granted.body)}`);
  return signInWith(cms, name, id);
}

/** Makes a person who has one of the studio's roles, by its name. @returns calls in that person's name */
export async function signInTo(cms: TestCms, roleName: string, name = roleName.toLowerCase()): Promise<Ask> {
  const { body } = await cms.admin<{ data: { id: number; name: string }[] }>('GET', '/admin/roles');
  const role = body.data.find((each) => each.name === roleName);
  if (!role) throw new Error(`There is no role ${roleName}.`);
  return signInWith(cms, name, role.id);
}

export const passwordOfOthers = 'Kneadful-Test-2';

async function signInWith(cms: TestCms, name: string, roleId: number): Promise<Ask> {
  const user = { firstname: name, lastname: 'X', email: `${name}@studio.example`, roles: [roleId] };
  const made = await cms.admin<{ data: { registrationToken: string } }>('POST', '/admin/users', user);
  const { registrationToken } = made.body.data;
  const answer = await fetch(`${cms.url}/admin/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      registrationToken,
      userInfo: { firstname: name, lastname: 'X', password: passwordOfOthers },
    }),
  });
  const { data } = (await answer.json()) as { data: { token: string } };
  return (method, path, body) =>
    fetch(`${cms.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${data.token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
}
