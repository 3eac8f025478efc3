import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Mail } from './Mail';
import { permissions } from './page';
import { People } from './People';
import { Samples } from './Samples';

/** What an owner does once, and now and then: the samples go, people come, mail is tried. */
export default function YourStudio() {
  return (
    <Page.Protect permissions={permissions}>
      <Page.Main>
        <Page.Title>Your studio</Page.Title>
        <Layouts.Header title="Your studio" subtitle="The sample content, who may come in, and mail" />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8} data-desk="your-studio">
            <Samples />
            <People />
            <Mail />
          </Flex>
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
