import { useEffect } from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import Markdown, { type Components } from 'react-markdown';
import { useLocation } from 'react-router-dom';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import handbook from '../../../../docs/editors.md?raw';
import { Prose } from './Prose';
import { bodyOf, sectionsOf } from './sections';

const pictures = import.meta.glob('../../../../docs/images/handbook/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

const components: Components = {
  img: ({ src, alt = '' }) => <img src={pictures[`../../../../docs/${String(src)}`]} alt={alt} loading="lazy" />,
  // Other pages of docs/ are for developers, and not in the admin.
  a: ({ href = '', children }) => (href.startsWith('#') ? <Link href={href}>{children}</Link> : <>{children}</>),
  table: ({ children }) => (
    <div className="table">
      <table>{children}</table>
    </div>
  ),
};

/** The editors' handbook of this very version: docs/editors.md. */
export default function Handbook() {
  const { hash } = useLocation();
  useEffect(() => {
    document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  return (
    <Page.Main>
      <Page.Title>Handbook</Page.Title>
      <Layouts.Header title="Handbook" subtitle="How to get things done here" />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
          <Box tag="nav" aria-label="In this handbook">
            <Flex tag="ul" gap={4} wrap="wrap">
              {sectionsOf(handbook).map(({ title, id }) => (
                <Typography key={id} tag="li" variant="omega">
                  <Link href={`#${id}`}>{title}</Link>
                </Typography>
              ))}
            </Flex>
          </Box>
          <Prose>
            <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSlug]} components={components}>
              {bodyOf(handbook)}
            </Markdown>
          </Prose>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
