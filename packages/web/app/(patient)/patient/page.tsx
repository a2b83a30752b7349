import { Timeline } from "./_components/timeline.tsx";

export default function TimelinePage() {
  return <Timeline />;
}
