import { Link as LinkIcon } from '@strapi/icons';
import type { RichTextBlocksStore } from '@strapi/content-manager/strapi-admin';
import { noteUse } from './editor-in-use';
import { LinkDialog } from './LinkDialog';
import { LinkInText } from './LinkInText';

const isOurs = /^\/(?:entry|cite)\//;

/** Strapi's rich text, in which entries and studies are picked: from the list of blocks above each text. */
export function pickedInProse(blocks: RichTextBlocksStore): RichTextBlocksStore {
  const { link, paragraph } = blocks;
  return {
    // The list shows its first few.
    ...(paragraph && { paragraph }),
    'entry-link': {
      label: { id: 'kneadful.links.block', defaultMessage: 'Link to an entry or study' },
      icon: LinkIcon,
      isInBlocksSelector: true,
      // It is no block of its own: it puts a link into another.
      matchNode: () => false,
      renderElement: ({ children }) => <>{children}</>,
      handleConvert: (editor) => () => <LinkDialog editor={editor} />,
      plugin: noteUse,
    },
    ...blocks,
    ...(link && {
      link: {
        ...link,
        renderElement: (props) => {
          const { url } = props.element as { url?: string };
          return url && isOurs.test(url) ? <LinkInText {...props} url={url} /> : link.renderElement(props);
        },
      },
    }),
  };
}
