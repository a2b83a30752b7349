import { messages } from "@/messages/index.ts";

const { record: text } = messages.chart;

/** Every version stays readable; the newest is shown first. */
export function VersionSwitch({
  versions,
  shown,
  onShow,
}: {
  versions: readonly number[];
  shown: number;
  onShow: (version: number) => void;
}) {
  const newest = versions.at(-1);
  return (
    <div role="group" aria-label={text.versions} className="flex flex-wrap gap-2">
      {versions.map((version) => (
        <button
          key={version}
          type="button"
          aria-pressed={version === shown}
          onClick={() => {
            onShow(version);
          }}
          className="min-h-9 rounded-full border border-line bg-surface px-4 text-sm font-medium text-muted hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          {text.version(version, version === newest)}
        </button>
      ))}
    </div>
  );
}
