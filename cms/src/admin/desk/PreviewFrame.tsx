import { useLayoutEffect, useRef, useState } from 'react';
import { Box } from '@strapi/design-system';

/** Widths in CSS pixels: of a common phone, and of a laptop. */
export const screens = {
  phone: { label: 'Phone', width: 390, height: 720 },
  desktop: { label: 'Desktop', width: 1280, height: 800 },
} as const;
export type Screen = keyof typeof screens;

interface Props {
  url: string;
  screen: Screen;
  /** As high as its place allows. */
  isLarge?: boolean;
}

/** The page at the width of a screen, made smaller where there is less room. */
export function PreviewFrame({ url, screen, isLarge = false }: Props) {
  const { label, width, height } = screens[screen];
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<{ width: number; height: number }>({ width, height });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, room.width / width);
  const shownHeight = isLarge ? room.height : height * scale;
  return (
    <Box
      ref={place}
      width="100%"
      height={isLarge ? '76vh' : `${shownHeight}px`}
      overflow="hidden"
      borderColor="neutral200"
      hasRadius
      style={{ position: 'relative' }}
    >
      <iframe
        title={`Preview, ${label.toLowerCase()}`}
        src={url}
        referrerPolicy="no-referrer"
        // Not `allow-top-navigation`: a link in the page must not lead the admin away.
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
        style={{
          position: 'absolute',
          left: `${Math.max(0, (room.width - width * scale) / 2)}px`,
          width: `${width}px`,
          height: `${shownHeight / scale}px`,
          border: 0,
          transform: `scale(${scale})`,
          transformOrigin: '0 0',
        }}
      />
    </Box>
  );
}
