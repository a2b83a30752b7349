import type { VaultLock } from "@chartkey/sdk";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { lockIcons, lockName } from "@/features/locks/looks.ts";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { locks: text } = messages;

export function LockRow({
  lock,
  last,
  onTry,
  onRemove,
}: {
  lock: VaultLock;
  /** No other may go: it is one of the last two. */
  last: boolean;
  onTry: () => void;
  onRemove: () => void;
}) {
  const Icon = lockIcons[lock.kind];
  const name = lockName(lock);
  return (
    <li aria-label={name}>
      <Card className="flex flex-wrap items-center gap-4 p-4 sm:p-4">
        <span className="grid size-10 place-items-center rounded-xl bg-accent-soft text-accent">
          <Icon aria-hidden className="size-5" />
        </span>
        <div className="min-w-48 flex-1">
          <p className="font-medium">{name}</p>
          <p className="text-sm text-muted">
            {text.explain[lock.kind]} {text.since(formatDay(new Date(lock.createdAt)))}.
          </p>
        </div>
        <div className="flex gap-2">
          <Button variant="secondary" size="small" aria-label={text.tryLabel(name)} onClick={onTry}>
            {text.tryIt}
          </Button>
          <Button
            variant="dangerQuiet"
            size="small"
            aria-label={text.removeLabel(name)}
            title={last ? text.removeLast : undefined}
            disabled={last}
            onClick={onRemove}
          >
            {text.remove}
          </Button>
        </div>
      </Card>
    </li>
  );
}
