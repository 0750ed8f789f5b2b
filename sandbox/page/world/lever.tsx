type LeverProps = {
  readonly label: string;
  readonly isBusy: boolean;
  /** Whether it is so now; without it the lever does something once. */
  readonly isPressed?: boolean | undefined;
  readonly onPull: () => void;
};

export function Lever({ label, isBusy, isPressed, onPull }: LeverProps) {
  return (
    <button type="button" className="lever" aria-pressed={isPressed} aria-disabled={isBusy} onClick={onPull}>
      {label}
    </button>
  );
}
