import type { Team } from "@chartkey/sdk";
import { Notice } from "@/components/ui/notice.tsx";
import { troubleOf } from "@/features/chart/teamTrouble.ts";
import { messages } from "@/messages/index.ts";

const { team: text } = messages.clinic;

/** Why charts that are shared with an organization do not open for its staff, and whom to ask. */
export function TeamNotice({
  team,
  className,
}: {
  team: Pick<Team, "name" | "inGoodStanding" | "key">;
  className?: string;
}) {
  const trouble = troubleOf(team);
  if (trouble === undefined) return null;
  return (
    <Notice
      tone={trouble === "wrong" ? "danger" : "warn"}
      title={text.trouble[trouble](team.name)}
      {...(className !== undefined && { className })}
    >
      {text.troubleText[trouble]}
    </Notice>
  );
}
