import { useSlack } from './slack-context.ts';

/** What Slack itself says, and why something was not taken. In a modal it stands there: what is behind one cannot be reached. */
export function Notices() {
  const { notices, dismiss } = useSlack();
  return (
    <div className="notices" role="status">
      {notices.map((notice) => (
        <p key={notice.key} className="notice">
          <span>{notice.text}</span>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => {
              dismiss(notice);
            }}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </p>
      ))}
    </div>
  );
}
