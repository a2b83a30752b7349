import { Safety } from "./_components/safety.tsx";

export default function SafetyPage() {
  return <Safety />;
}
