import { useMemo, useState } from 'react';
import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { type PanelComponent, unstable_useDocumentLayout as useLayout } from '@strapi/content-manager/strapi-admin';
import { NavLink } from 'react-router-dom';
import { editorInUse } from './editor-in-use';
import { LinkDialog } from './LinkDialog';
import { type LinkInText, linksIn } from './links-in';
import { isStudy, type ProseEditor } from './put-link';
import { type Targets, useTargets } from './use-targets';

/** Beside every form with a text: what its links lead to, and a way to put one in. */
export const LinksAndStudies: PanelComponent = ({ activeTab, model }) => {
  const { edit } = useLayout(model);
  const fields = [edit.layout, ...Object.values(edit.components).map(({ layout }) => [layout])].flat(3);
  if (!model.startsWith('api::') || activeTab === 'published' || !fields.some(({ type }) => type === 'blocks'))
    return null;
  return { title: 'Links and studies', content: <Panel /> };
};

function Panel() {
  const values = useForm('LinksAndStudies', (form) => form.values);
  const links = useMemo(() => linksIn(values), [values]);
  const targets = useTargets(links.map(({ url }) => url));
  const [editor, setEditor] = useState<ProseEditor>();
  const [isLost, setIsLost] = useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-links="panel">
      <Typography variant="omega">Select words in a text, then choose what they lead to.</Typography>
      <Button
        variant="secondary"
        fullWidth
        onClick={() => {
          setEditor(editorInUse());
          setIsLost(!editorInUse());
        }}
      >
        Link to an entry or study
      </Button>
      <Typography variant="pi" role="status">
        {isLost && 'Click into a text first, where the link is to stand.'}
      </Typography>
      {editor && <LinkDialog editor={editor} onClosed={() => setEditor(undefined)} />}
      <InTheText links={links} targets={targets} />
    </Flex>
  );
}

interface Shown {
  links: LinkInText[];
  targets: Targets | 'asking' | 'failed';
}

function InTheText({ links, targets }: Shown) {
  if (links.length === 0) return <Typography variant="omega">The text has none yet.</Typography>;
  if (targets === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (targets === 'failed')
    return <Typography variant="omega">What the links lead to could not be looked up just now.</Typography>;
  const parts = [
    ['Links', links.filter(({ url }) => !isStudy(url))],
    ['Studies', links.filter(({ url }) => isStudy(url))],
  ] as const;
  return parts.map(
    ([title, part]) =>
      part.length > 0 && (
        <Box key={title}>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {title}
          </Typography>
          <Box tag="ul" style={{ maxHeight: '40rem', overflowY: 'auto' }} tabIndex={0} aria-label={title}>
            {part.map((link) => (
              <Box tag="li" key={link.url} paddingTop={2}>
                <Target {...link} targets={targets} />
              </Box>
            ))}
          </Box>
        </Box>
      ),
  );
}

function withoutTarget(url: string, { asked, unseen }: Targets): string {
  if (!asked.includes(url)) return '→ Looking …';
  if (unseen.includes(url)) return 'leads to an entry that your role does not show.';
  return 'leads to an entry that is not there any more. On the page it is plain text.';
}

/** One link of the text, by what it leads to. */
function Target({ url, words, targets }: LinkInText & { targets: Targets }) {
  const target = targets.targets.find((each) => each.url === url);
  const said = words.map((each) => `“${each}”`).join(', ');
  if (!target)
    return (
      <Typography variant="omega">
        {said} {withoutTarget(url, targets)}
      </Typography>
    );
  const isNamed = words.length === 1 && words[0] === target.title;
  return (
    <Typography variant="omega">
      {!isNamed && `${said} → `}
      {!isStudy(url) && `${target.typeName} `}
      <Link tag={NavLink} to={target.path}>
        {target.title}
      </Link>{' '}
      {!target.isLive && <Badge>Not published</Badge>}
    </Typography>
  );
}
