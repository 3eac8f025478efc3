import { Menu } from '@strapi/design-system';
import { useAuth, useQueryParams } from '@strapi/strapi/admin';
import { unstable_useDocumentLayout as useLayout } from '@strapi/content-manager/strapi-admin';
import { useParams } from 'react-router-dom';
import { filtersFor } from './saved-filters';

/** Above every list: what an editor often looks for in it. The choice is in the address. */
export function ShowOnly() {
  const { slug = '' } = useParams<{ slug: string }>();
  const { edit } = useLayout(slug);
  const [{ query }, setQuery] = useQueryParams<{ filters?: object }>();
  const permissions = useAuth('ShowOnly', (auth) => auth.permissions);
  const mayRead = permissions
    .filter(({ action, subject }) => action === 'plugin::content-manager.explorer.read' && subject === slug)
    .flatMap(({ properties }) => (properties?.fields as string[] | undefined) ?? []);
  const fields = edit.layout
    .flat(2)
    .filter(({ name }) => mayRead.some((field) => field === name || field.startsWith(`${name}.`)));
  const filters = filtersFor(fields, edit.options.draftAndPublish === true, new Date());
  if (filters.length === 0) return null;
  return (
    <Menu.Root>
      <Menu.Trigger variant="tertiary" size="S">
        Show only
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" maxHeight="60vh">
        {filters.map(({ label, filter }) => (
          <Menu.Item key={label} onSelect={() => setQuery({ filters: { $and: [filter] }, page: 1 } as object)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item disabled={!query.filters} onSelect={() => setQuery({ filters: undefined }, 'remove')}>
          Everything
        </Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
