import type { ReactNode } from 'react';

const shapes: Readonly<Record<string, ReactNode>> = {
  warning: (
    <>
      <path d="M8 1.2 15.4 14.6H.6z" fill="#f2b42c" stroke="#8a5a00" strokeLinejoin="round" />
      <path d="M8 6v4.2M8 11.9v1.2" stroke="#3d2a00" strokeWidth="1.7" />
    </>
  ),
  white_check_mark: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="#2a9d58" />
      <path d="m4 8.4 2.7 2.8L12 5.4" fill="none" stroke="#fff" strokeWidth="2" />
    </>
  ),
  white_large_square: (
    <rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill="#fff" stroke="#77737a" strokeWidth="1.4" />
  ),
  no_entry_sign: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="#d11f3c" strokeWidth="2.2" />
      <path d="m3.6 3.6 8.8 8.8" stroke="#d11f3c" strokeWidth="2.2" />
    </>
  ),
  information_source: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="#2f79c4" />
      <path d="M8 4v1.6M8 7v5" stroke="#fff" strokeWidth="2" />
    </>
  ),
  arrow_right: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="#2f79c4" />
      <path d="M3.6 8h8M8.4 4.6 12 8l-3.6 3.4" fill="none" stroke="#fff" strokeWidth="1.8" />
    </>
  ),
  hourglass: (
    <>
      <path
        d="M4 1.8h8c0 4-3 4.6-3 6.2s3 2.2 3 6.2H4c0-4 3-4.6 3-6.2S4 5.8 4 1.8z"
        fill="#fbe7bd"
        stroke="#80561b"
      />
      <path d="M3 1.6h10M3 14.4h10" stroke="#80561b" strokeWidth="1.8" />
      <path d="M5.6 12.8c0-1.6 1.4-2.2 2.4-3 1 .8 2.4 1.4 2.4 3z" fill="#d99a2b" />
    </>
  ),
  heavy_minus_sign: <path d="M2.5 8h11" stroke="currentColor" strokeWidth="2.6" />,
};

const disc = (colour: string): ReactNode => <circle cx="8" cy="8" r="6.6" fill={colour} stroke="#0003" />;

const drawn: Readonly<Record<string, ReactNode>> = {
  ...shapes,
  hourglass_flowing_sand: shapes['hourglass'],
  red_circle: disc('#d92c3a'),
  large_orange_circle: disc('#ee8f1d'),
  large_blue_circle: disc('#2f79c4'),
  white_circle: disc('#eceaed'),
  x: <path d="m3 3 10 10M13 3 3 13" stroke="#d11f3c" strokeWidth="3" strokeLinecap="round" />,
  grey_question: (
    <path d="M5 5.6c0-4 6-4 6-.2 0 2.4-3 2.4-3 5M8 12.6v1.8" fill="none" stroke="#77737a" strokeWidth="2.2" />
  ),
};

/** The app's own ones are drawn: a machine without a font for emoji would show empty boxes. */
export function Emoji({ name, sign }: { readonly name: string; readonly sign: string }) {
  const shape = drawn[name];
  if (shape === undefined) return <span>{sign}</span>;
  return (
    <svg className="emoji" viewBox="0 0 16 16" role="img" aria-label={name.replaceAll('_', ' ')}>
      {shape}
    </svg>
  );
}
