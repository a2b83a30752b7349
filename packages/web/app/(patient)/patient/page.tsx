import { Timeline } from "./_components/timeline.tsx";

export const metadata = { title: "Timeline" };

export default function TimelinePage() {
  return <Timeline />;
}
