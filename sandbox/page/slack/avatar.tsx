const hues = [212, 152, 282, 24, 340, 186, 98];

type AvatarProps = { readonly name: string; readonly isApp?: boolean };

/** Initials on a colour of the name's own: no picture comes from elsewhere. */
export function Avatar({ name, isApp = false }: AvatarProps) {
  const hue = hues[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % hues.length] ?? 0;
  const initials = name.split(/\s+/).map((word) => word.charAt(0));
  return (
    <span
      className="avatar"
      aria-hidden="true"
      style={{ background: isApp ? '#1f1f2e' : `hsl(${hue} 45% 30%)` }}
    >
      {isApp ? '♪' : initials.slice(0, 2).join('').toUpperCase()}
    </span>
  );
}
