import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

/** The answer, or why there is none yet. */
export type Answer<Data> = Data | 'asking' | 'failed';

/**
 * What the CMS answers at an address. The last answer stays until the next one is here.
 * @param version changes when the entry has been saved or published, and the question is asked anew
 */
export const useAnswer = <Data>(address: string, version: string): Answer<Data> =>
  useAddressedAnswer<Data>(address, version).answer;

/** The same, with the address that it was asked at. */
export function useAddressedAnswer<Data>(address: string, version: string): { answer: Answer<Data>; of: string } {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ answer: Answer<Data>; of: string }>({ answer: 'asking', of: address });
  useEffect(() => {
    let isWanted = true;
    get<{ data: Data }>(address).then(
      ({ data }) => isWanted && setState({ answer: data.data, of: address }),
      () => isWanted && setState({ answer: 'failed', of: address }),
    );
    return () => {
      isWanted = false;
    };
  }, [get, address, version]);
  return state;
}
